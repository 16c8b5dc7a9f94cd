export { jointCase } from './joint-case';
export { licenceLife } from './licence-life';
export { notice } from './notice';
