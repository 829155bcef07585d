/** Where a number comes from. Every value in `policy/` names one of these. */
export const sources = {
  webinar:
    'Ministry of Justice, "Strengthening probation, building confidence": scope of services, June 2019',
  london: 'HMPPS, London Reducing Reoffending Plan 2022-25',
  ttg: 'HMPPS, Through-the-Gate instruction',
  bulletin: 'HMPPS, probation changes bulletin, May 2021',
  public: 'Published HMPPS guidance, the Sentencing Act 2020, or the Ministry of Justice open services',
  assumed: 'Our choice where no document speaks: a setting, to be confirmed by the region',
} as const;

export type Source = keyof typeof sources;
