/**
 * Why a statutory clock may stand still: the closed list of 行政许可法 45 ("依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和
 * 专家评审的，所需时间不计算在本节规定的期限内。行政机关应当将所需时间书面告知申请人"). An applicant's correction and a
 * publicity period are not on it.
 */
export const STOP_GROUNDS = [
  { code: 'hearing', zh: '听证', en: 'hearing' },
  { code: 'tender', zh: '招标', en: 'tender' },
  { code: 'auction', zh: '拍卖', en: 'auction' },
  { code: 'inspection', zh: '检验', en: 'inspection' },
  { code: 'testing', zh: '检测', en: 'testing' },
  { code: 'quarantine', zh: '检疫', en: 'quarantine' },
  { code: 'appraisal', zh: '鉴定', en: 'appraisal' },
  { code: 'expert-review', zh: '专家评审', en: 'expert review' },
] as const;

export type StopGround = (typeof STOP_GROUNDS)[number]['code'];

export const STOP_ARTICLE = '行政许可法 45';

export const isStopGround = (code: string): code is StopGround => STOP_GROUNDS.some((ground) => ground.code === code);
