export interface DocumentTemplates {
  'documents/receipt': Record<string, string>;
}
