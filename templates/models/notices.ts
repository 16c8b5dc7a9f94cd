export interface NoticeTemplates {
  'sms/N01': Record<string, string>;
}
