import { productAmounts, productYes } from './facts-of-products';
import { worksAmounts, worksYes } from './facts-of-works';

/**
 * What a classification may have to know beside the industry code, each asked in the words of the two lists. `yes` are
 * answered by yes or no, `amounts` by a number of the unit given (yearly amounts of solvents: note 2 of the permit list, the
 * highest of the last three years).
 */
const yes = {
  keyDischarger: ['是否纳入重点排污单位名录', 'On the list of key dischargers'],
  sensitiveArea: ['是否涉及该项目类别所指的环境敏感区', 'In an environmentally sensitive area as the item defines it'],
  industrialBuilding: ['是否在工业建筑中生产', 'Production in an industrial building'],
  furnace: ['是否有工业炉窑', 'Industrial furnaces or kilns'],
  furnaceOther: [
    '是否有除以天然气或者电为能源的加热炉、热处理炉、干燥炉（窑）以外的其他工业炉窑',
    'Furnaces other than heating, heat-treatment and drying ones on natural gas or electricity',
  ],
  surfaceTreatment: ['是否有表面处理工序', 'Surface treatment'],
  electroplating: [
    '是否有电镀工序（化学镀、阳极氧化按电镀管理）',
    'Electroplating (electroless plating and anodising count as such)',
  ],
  chromiumPassivation: ['是否有含铬钝化工序', 'Passivation with chromium'],
  chromiumFreePassivation: ['是否有无铬钝化工序', 'Passivation without chromium'],
  pickling: ['是否有酸洗工序', 'Pickling'],
  polishing: ['是否有抛光（电解抛光或者化学抛光）工序', 'Electrolytic or chemical polishing'],
  hotDipping: ['是否有热浸镀（溶剂法）工序', 'Hot dipping (flux method)'],
  quenching: ['是否有淬火工序', 'Quenching'],
  comparableTreatment: [
    '是否有名录“等工序”所及的其他表面处理工序（由经办人判断）',
    'Other treatments that the words "and the like" cover (for the clerk to judge)',
  ],
  mixingOnly: ['是否仅为单纯混合或者分装', 'Nothing but mixing or repacking'],
  repackingOnly: ['是否仅为单纯分装', 'Nothing but repacking'],
  physicalOnly: [
    '是否仅为单纯物理分离、物理提纯、混合、分装',
    'Nothing but physical separation, purification, mixing or repacking',
  ],
  wastewaterOrVoc: ['是否产生废水或挥发性有机物', 'Waste water or volatile organic compounds arise'],
  fermentation: ['是否有发酵工艺', 'Fermentation'],
  glutamateCitricLysineYeast: [
    '是否制造味精、柠檬酸、赖氨酸或者酵母',
    'Makes monosodium glutamate, citric acid, lysine or yeast',
  ],
  soySauceOrVinegar: ['是否制造酱油、食醋', 'Makes soy sauce or vinegar'],
  pressedJuice: ['是否为原汁生产', 'Production of juice from fruit'],
  blendingOnly: ['是否仅为单纯勾兑', 'Nothing but blending'],
  textileWetProcess: [
    '是否有前处理、染色、印花、洗毛、麻脱胶、缫丝或者喷水织造工序',
    'Pretreatment, dyeing, printing, wool scouring, degumming, reeling or water-jet weaving',
  ],
  garmentWetProcess: ['是否有水洗工序、湿法印花、染色工艺', 'Washing, wet printing or dyeing of garments'],
  garmentWashing: ['是否有洗水、砂洗工艺', 'Garment washing or sand washing'],
  vulcanisingOrInjection: ['是否有橡胶硫化工艺、塑料注塑工艺', 'Rubber vulcanising or plastic injection moulding'],
  finishingOnly: ['是否仅含整理工序', 'Finishing only'],
  scouringDegummingReeling: ['是否有洗毛、脱胶、缫丝工艺', 'Wool scouring, degumming or reeling'],
  dyeingOrPrinting: [
    '染整工艺是否有前处理、染色、印花（喷墨印花和数码印花的除外）工序',
    'Pretreatment, dyeing or printing (inkjet and digital printing excepted)',
  ],
  solventCoatedTextile: ['是否有使用有机溶剂的涂层工艺', 'Coating of textiles with organic solvents'],
  inkjetPrinting: ['是否有喷墨印花或数码印花工艺', 'Inkjet or digital textile printing'],
  solventFinishing: ['后整理工序是否涉及有机溶剂', 'Finishing with organic solvents'],
  waterJetWeaving: ['是否有喷水织造工艺', 'Water-jet weaving'],
  spunlace: ['是否有水刺无纺布织造工艺', 'Spunlace non-wovens'],
  tanning: ['是否有鞣制工序', 'Tanning'],
  leatherDyeing: ['是否有（皮革、毛皮）染色工艺', 'Dyeing of leather or fur'],
  phosphating: ['是否有磷化表面处理工艺', 'Phosphating'],
  assemblyOnly: ['是否仅分割、焊接、组装', 'Nothing but cutting, welding and assembly'],
  lowVocCoatingOnly: [
    '除使用非溶剂型低VOCs含量涂料外，是否没有其他应当编制环评文件的工艺（由经办人判断）',
    'Low-VOC coating is the only process that the item could speak of (for the clerk to judge)',
  ],
  coatedOrLaminated: ['是否有涂布、浸渍、印刷、粘胶工艺', 'Coating, impregnating, printing or gluing of paper'],
  wastewaterAndGas: ['是否有工业废水和废气排放', 'Both industrial waste water and waste gas'],
  wastewaterOrGas: ['是否有工业废水或者废气排放', 'Industrial waste water or waste gas'],
  packagingPrinting: ['是否为包装装潢印刷', 'Printing of packaging'],
  laserPrintingOnly: ['是否仅为激光印刷', 'Laser printing only'],
  lowVocInkOnly: ['是否仅使用低VOCs含量油墨', 'Low-VOC inks only'],
  listedBasicChemical: [
    '是否为非金属无机氧化物、金属氧化物、金属过氧化物、金属超氧化物、硫磺、磷、硅、精硅、硒、砷、硼、碲',
    'An oxide or element that entry 45 lists under 2619',
  ],
  chemicalFertilizer: ['是否以化学方法生产氮肥、磷肥、复混肥', 'Nitrogen, phosphate or compound fertilizer by chemical means'],
  thermalOrHydrolytic: ['是否有热解或者水解工艺', 'Pyrolysis or hydrolysis'],
  ceramicFibre: ['是否为陶瓷纤维等特种纤维及其增强的复合材料的制造', 'Ceramic or other special fibres and their composites'],
  extraction: ['是否有提炼工艺', 'Extraction'],
  waterOrAlcoholExtractionOnly: ['是否仅醇提、水提', 'Extraction by water or alcohol only'],
  slicingOnly: ['是否仅为单纯切片、制干、打包', 'Nothing but slicing, drying and packing'],
  compoundingOnly: ['是否仅为单纯药品复配', 'Nothing but compounding of medicines'],
  lyocell: ['是否为莱赛尔纤维制造', 'Lyocell fibre'],
  spinningOnly: ['是否仅为单纯纺丝', 'Nothing but spinning'],
  atmosphericDesulphurisation: [
    '再生橡胶是否采用常压连续脱硫工艺',
    'Reclaimed rubber by continuous desulphurisation at atmospheric pressure',
  ],
  modifiedPlastics: ['是否涉及改性', 'Modification of plastics'],
  recycledPlastics: ['是否以再生塑料为原料生产', 'Made from recycled plastics'],
  cementClinker: ['是否为水泥（熟料）制造', 'Cement clinker is made'],
  cementGrindingStation: ['是否为水泥粉磨站', 'A cement grinding station'],
  hotRolling: ['是否有热轧', 'Hot rolling'],
  leadAlloy: ['是否制造铅基合金', 'Lead-based alloys'],
  remeltingOnly: ['是否仅利用单质金属混配重熔生产合金', 'Alloys by remelting of pure metals only'],
  platingEnterprise: [
    '是否为专业电镀企业（含电镀园区中电镀企业）',
    'A specialised electroplating enterprise (also one in an electroplating park)',
  ],
  platingWastewaterPlant: ['是否为专门处理电镀废水的集中处理设施', 'A central plant for electroplating waste water'],
  passivatedGalvanising: ['是否有钝化工艺的热镀锌', 'Hot galvanising with passivation'],
  organicCoating: [
    '是否使用有机涂层（喷粉、喷塑、浸塑、电泳和非溶剂型低VOCs含量涂料除外）',
    'Organic coating (powder, dip, electrophoretic and low-VOC coating excepted)',
  ],
  cupola: ['是否使用冲天炉', 'A cupola furnace'],
  leadCasting: ['是否生产铅基及铅青铜铸件', 'Castings of lead or leaded bronze'],
  solarCells: ['是否为太阳能电池片生产', 'Solar cells'],
  usesOrganicSolvent: ['是否使用有机溶剂', 'Organic solvents are used'],
  printedCircuitBoards: ['是否为印刷电路板制造', 'Printed circuit boards'],
  semiconductorOrElectronicChemicals: [
    '是否为半导体材料制造、电子化工材料制造',
    'Semiconductor materials or electronic chemicals',
  ],
  wasteBatteriesOrOil: ['是否为废电池、废油加工处理', 'Processing of waste batteries or waste oil'],
  wasteTyres: ['是否为废轮胎加工处理', 'Processing of waste tyres'],
  listedWaste: [
    '是否为废弃电器电子产品、废机动车、废电机、废电线电缆、废塑料、废船、含水洗工艺的其他废料和碎屑加工处理',
    'Processing of discarded appliances, vehicles, motors, cables, plastics, ships, or other scrap with washing',
  ],
  hazardousRawMaterial: ['原料是否为危险废物', 'The raw material is hazardous waste'],
  sortingOrCrushingOnly: ['是否仅分拣、破碎', 'Nothing but sorting and crushing'],
  listedScrap: [
    '是否为废弃电器电子产品、废机动车、废电机、废电线电缆、废钢、废铁、金属和金属化合物矿灰及残渣、有色金属废料与碎屑、废塑料、废轮胎、废船、含水洗工艺的其他废料和碎屑加工处理（农业生产产生的废旧秧盘、薄膜破碎和清洗工艺的除外）',
    'Processing of scrap as item 85 lists it',
  ],
  wasteOrSludgePower: ['是否为生活垃圾、污泥发电', 'Power from household waste or sludge'],
  biomassOrBiogasPower: ['是否利用农林生物质、沼气、垃圾填埋气发电', 'Power from farm or forest biomass, biogas or landfill gas'],
  gasPower: ['是否为燃气发电', 'Power from gas'],
  unitRetrofit: ['是否仅为发电机组节能改造', 'Energy-saving retrofit of generating sets only'],
  wasteHeatPower: ['是否仅为单纯利用余热、余压、余气（含煤矿瓦斯）发电', 'Power from waste heat, pressure or gas only'],
  wasteGasPower: ['是否仅为单纯利用余气（含煤矿瓦斯）发电', 'Power from waste gas only'],
  naturalGasBoilersOnly: ['锅炉是否均为天然气锅炉', 'All boilers are natural gas boilers'],
  otherPollutingFuel: ['是否使用其他高污染燃料', 'Other highly polluting fuels'],
  industrialWastewaterPlant: ['是否为工业废水集中处理场所', 'A central plant for industrial waste water'],
  newOrExtended: ['是否为新建、扩建', 'New or extended'],
  sewageWorkExcepted: [
    '是否为提标改造项目、化粪池及化粪池处理后中水处理回用、仅建设沉淀池处理',
    'An upgrade of standards, septic tanks with reuse, or sedimentation tanks only',
  ],
  hazardousWaste: [
    '是否专业从事危险废物贮存、利用、处理、处置（含焚烧发电）',
    'Professional storage, use, treatment or disposal of hazardous waste',
  ],
  generalSolidWaste: [
    '是否专业从事一般工业固体废物贮存、处置（含焚烧发电）',
    'Professional storage or disposal of general industrial solid waste',
  ],
  medicalWaste: ['是否为医疗废物处置或者病死及病害动物无害化处理', 'Medical waste, or carcasses'],
  ownWasteReuse: ['是否仅为产生单位内部回收再利用', 'Reuse inside of the unit that makes the waste only'],
  collectionOrStorageOnly: ['是否仅为单纯收集、贮存', 'Collection and storage only'],
  ...productYes,
  ...worksYes,
} as const;

const amounts = {
  boilers: [
    't/h',
    '锅炉单台或者合计出力（不含电热锅炉；没有填0）',
    'Output of boilers together (electric ones excepted; 0 for none)',
  ],
  coalOrOilBoilers: ['t/h', '燃煤、燃油锅炉总容量', 'Capacity of coal and oil boilers together'],
  gasBoilers: ['t/h', '天然气锅炉总容量', 'Capacity of natural gas boilers together'],
  waterTreatment: ['t/d', '水处理设施日处理能力（没有填0）', 'Water treatment a day (0 for none)'],
  townSewage: ['t/d', '城乡污水集中处理日处理能力（不是填0）', 'Public sewage treatment a day (0 if it is none)'],
  organicSolvent: ['t/a', '年使用有机溶剂', 'Organic solvents used'],
  solventCoating: ['t/a', '年使用溶剂型涂料（含稀释剂）', 'Solvent-based coatings, with thinner'],
  lowVocCoating: ['t/a', '年使用非溶剂型低VOCs含量涂料', 'Coatings that are not solvent-based and low in VOC'],
  solventCoatingOrGlue: [
    't/a',
    '年使用溶剂型涂料或者胶粘剂（含稀释剂、固化剂）',
    'Solvent-based coatings or glues, with thinner and hardener',
  ],
  vehicleCoatingOrGlue: [
    't/a',
    '年使用溶剂型涂料或者胶粘剂（含稀释剂、固化剂、清洗溶剂）',
    'Solvent-based coatings or glues, with thinner, hardener and cleaning solvent',
  ],
  waterCoatingOrGlue: ['t/a', '年使用水性涂料或者胶粘剂', 'Water-based coatings or glues'],
  solventGlue: ['t/a', '年使用溶剂型胶粘剂', 'Solvent-based glues'],
  solventAgent: ['t/a', '年使用溶剂型处理剂', 'Solvent-based treatment agents'],
  solventInkOrCoating: ['t/a', '年使用溶剂型油墨、涂料', 'Solvent-based inks and coatings'],
  solventThinner: ['t/a', '年使用溶剂型稀释剂', 'Solvent-based thinners'],
  solventInk: ['t/a', '年使用溶剂油墨', 'Solvent inks'],
  lowVocInk: ['t/a', '年使用低VOCs含量油墨', 'Low-VOC inks'],
  processed: ['t/a', '年加工量', 'Processed'],
  produced: ['t/a', '年产量', 'Produced'],
  sugarCrop: ['t/d', '日加工糖料能力', 'Sugar crop a day'],
  pigs: ['head/a', '年屠宰生猪', 'Pigs slaughtered'],
  cattle: ['head/a', '年屠宰肉牛', 'Cattle slaughtered'],
  sheep: ['head/a', '年屠宰肉羊', 'Sheep slaughtered'],
  poultry: ['head/a', '年屠宰禽类', 'Poultry slaughtered'],
  meat: ['t/a', '年加工肉禽类', 'Meat and poultry processed'],
  liquor: ['kL/a', '酒类年生产能力', 'Capacity for liquors'],
  board: ['m3/a', '人造板年产量', 'Wood-based panels'],
  rubber: ['t/a', '年耗胶量', 'Rubber used'],
  coldRolled: ['t/a', '冷轧年产量（没有填0）', 'Cold-rolled steel (0 for none)'],
  so2: ['t/a', '二氧化硫年排放量', 'SO2 emitted'],
  nox: ['t/a', '氮氧化物年排放量', 'NOx emitted'],
  dust: ['t/a', '烟粉尘年排放量', 'Smoke and dust emitted'],
  cod: ['t/a', '化学需氧量年排放量', 'COD discharged'],
  totalNitrogen: ['t/a', '总氮年排放量', 'Total nitrogen discharged'],
  totalPhosphorus: ['t/a', '总磷年排放量', 'Total phosphorus discharged'],
  ammoniaOilPhenol: ['t/a', '氨氮、石油类和挥发酚合计年排放量', 'Ammonia nitrogen, oil and volatile phenol discharged, together'],
  ...productAmounts,
  ...worksAmounts,
} as const;

export type YesFact = keyof typeof yes;
export type AmountFact = keyof typeof amounts;
export type FactName = YesFact | AmountFact;
export const yesFacts = Object.keys(yes) as YesFact[];
export const amountFacts = Object.keys(amounts) as AmountFact[];
const isYes = (name: FactName): name is YesFact => name in yes;

export interface Question {
  /** Name of the fact, which is the parameter to answer it by. */
  fact: FactName | 'toxic';
  /** Unit of the number wanted; none where yes or no is. */
  unit?: string;
  zh: string;
  en: string;
}

export function questionOf(name: FactName): Question {
  if (isYes(name)) return { fact: name, zh: yes[name][0], en: yes[name][1] };
  const [unit, zh, en] = amounts[name];
  return { fact: name, unit, zh, en };
}
