/** A kind of work: what a project of it is called, and what its place has: people nearby, or something it offers. */
export interface Work {
  name: string;
  tags: readonly string[];
}

/** Work in groups, outdoors for the most part. */
export const groupWorks: readonly Work[] = [
  { name: 'park paths', tags: [] },
  { name: 'canal towpath clearance', tags: [] },
  { name: 'community garden', tags: ['light-duties', 'step-free'] },
  { name: 'allotment upkeep', tags: [] },
  { name: 'churchyard clearance', tags: [] },
  { name: 'estate clean-up', tags: ['step-free'] },
  { name: 'graffiti removal', tags: [] },
  { name: 'hall decorating', tags: ['indoor'] },
  { name: 'food bank warehouse', tags: ['indoor', 'step-free', 'vulnerable-adults'] },
  { name: 'furniture workshop', tags: ['indoor', 'light-duties', 'step-free'] },
  { name: 'city farm', tags: ['children', 'light-duties'] },
  { name: 'school grounds', tags: ['children'] },
  { name: 'care home gardens', tags: ['light-duties', 'step-free', 'vulnerable-adults'] },
  { name: 'nature reserve', tags: [] },
  { name: 'donations sorting hub', tags: ['indoor', 'light-duties', 'step-free'] },
  { name: 'bicycle repairs', tags: ['indoor', 'light-duties'] },
];

/** Placements of one or two people beside a host's own staff. */
export const individualWorks: readonly Work[] = [
  { name: 'charity shop', tags: ['indoor', 'light-duties', 'step-free'] },
  { name: 'charity bookshop', tags: ['indoor', 'light-duties'] },
  { name: 'community café', tags: ['indoor', 'vulnerable-adults'] },
  { name: 'library help', tags: ['children', 'indoor', 'light-duties', 'step-free'] },
  { name: 'lunch club kitchen', tags: ['indoor', 'vulnerable-adults'] },
  { name: 'animal shelter', tags: [] },
];

/** Employment-related training. */
export const eteWorks: readonly Work[] = [
  { name: 'training room', tags: ['indoor', 'light-duties', 'step-free'] },
  { name: 'construction skills', tags: ['indoor'] },
  { name: 'computer skills', tags: ['indoor', 'light-duties', 'step-free'] },
  { name: 'job club', tags: ['indoor', 'light-duties', 'step-free'] },
];

/** Invented hosts are a name from the first list and a kind from the second. */
export const hostNames = [
  'Aldermoor',
  'Brackenfold',
  'Copperleaf',
  'Dunlark',
  'Elmswick',
  'Fennimere',
  'Gorseholt',
  'Hollowbrook',
  'Ivelstone',
  'Juniper Row',
  'Kestrelgate',
  'Larkfold',
  'Mossbarrow',
  'Nettlecombe End',
  'Oakenshade',
  'Pebblewick',
  'Quillmere',
  'Rushlight',
  'Sorrelgate',
  'Thistledown Yard',
] as const;
export const hostKinds = [
  'Trust',
  'Neighbours',
  'Community Association',
  'Housing Partnership',
  'Commons Group',
  'Foundation',
] as const;
