/** ISO 3166-1, each country as its three letters followed by its two: the contract wants three, `Intl` names two. */
const codePairs = (
  'ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATAAQ ATFTF ATGAG AUSAU AUTAT ' +
  'AZEAZ BDIBI BELBE BENBJ BESBQ BFABF BGDBD BGRBG BHRBH BHSBS BIHBA BLMBL BLRBY BLZBZ BMUBM BOLBO ' +
  'BRABR BRBBB BRNBN BTNBT BVTBV BWABW CAFCF CANCA CCKCC CHECH CHLCL CHNCN CIVCI CMRCM CODCD COGCG ' +
  'COKCK COLCO COMKM CPVCV CRICR CUBCU CUWCW CXRCX CYMKY CYPCY CZECZ DEUDE DJIDJ DMADM DNKDK DOMDO ' +
  'DZADZ ECUEC EGYEG ERIER ESHEH ESPES ESTEE ETHET FINFI FJIFJ FLKFK FRAFR FROFO FSMFM GABGA GBRGB ' +
  'GEOGE GGYGG GHAGH GIBGI GINGN GLPGP GMBGM GNBGW GNQGQ GRCGR GRDGD GRLGL GTMGT GUFGF GUMGU GUYGY ' +
  'HKGHK HMDHM HNDHN HRVHR HTIHT HUNHU IDNID IMNIM INDIN IOTIO IRLIE IRNIR IRQIQ ISLIS ISRIL ITAIT ' +
  'JAMJM JEYJE JORJO JPNJP KAZKZ KENKE KGZKG KHMKH KIRKI KNAKN KORKR KWTKW LAOLA LBNLB LBRLR LBYLY ' +
  'LCALC LIELI LKALK LSOLS LTULT LUXLU LVALV MACMO MAFMF MARMA MCOMC MDAMD MDGMG MDVMV MEXMX MHLMH ' +
  'MKDMK MLIML MLTMT MMRMM MNEME MNGMN MNPMP MOZMZ MRTMR MSRMS MTQMQ MUSMU MWIMW MYSMY MYTYT NAMNA ' +
  'NCLNC NERNE NFKNF NGANG NICNI NIUNU NLDNL NORNO NPLNP NRUNR NZLNZ OMNOM PAKPK PANPA PCNPN PERPE ' +
  'PHLPH PLWPW PNGPG POLPL PRIPR PRKKP PRTPT PRYPY PSEPS PYFPF QATQA REURE ROURO RUSRU RWARW SAUSA ' +
  'SDNSD SENSN SGPSG SGSGS SHNSH SJMSJ SLBSB SLESL SLVSV SMRSM SOMSO SPMPM SRBRS SSDSS STPST SURSR ' +
  'SVKSK SVNSI SWESE SWZSZ SXMSX SYCSC SYRSY TCATC TCDTD TGOTG THATH TJKTJ TKLTK TKMTM TLSTL TONTO ' +
  'TTOTT TUNTN TURTR TUVTV TWNTW TZATZ UGAUG UKRUA UMIUM URYUY USAUS UZBUZ VATVA VCTVC VENVE VGBVG ' +
  'VIRVI VNMVN VUTVU WLFWF WSMWS YEMYE ZAFZA ZMBZM ZWEZW'
).split(' ')

const alpha2Of = new Map(codePairs.map((pair) => [pair.slice(0, 3), pair.slice(3)]))

/** Where most of a country's carriers work, for the countries of this trade; IANA names. */
const usualZones: Readonly<Record<string, string>> = {
  USA: 'America/Chicago',
  CAN: 'America/Toronto',
  MEX: 'America/Mexico_City',
  GTM: 'America/Guatemala',
  COL: 'America/Bogota',
  BRA: 'America/Sao_Paulo',
  CHL: 'America/Santiago',
  ARG: 'America/Argentina/Buenos_Aires',
  PER: 'America/Lima',
  GBR: 'Europe/London',
  IRL: 'Europe/Dublin',
  ESP: 'Europe/Madrid',
  PRT: 'Europe/Lisbon',
  FRA: 'Europe/Paris',
  DEU: 'Europe/Berlin',
  NLD: 'Europe/Amsterdam',
  BEL: 'Europe/Brussels',
  ITA: 'Europe/Rome',
  POL: 'Europe/Warsaw',
  AUS: 'Australia/Sydney',
  NZL: 'Pacific/Auckland'
}

export interface Country {
  /** Three letters, as `fleet_country_code` takes them. */
  readonly code: string
  readonly name: string
}

/**
 * Every country by its name, in the order of that language.
 *
 * @param locale BCP 47, such as `es-MX`
 */
export function countriesIn(locale: string): readonly Country[] {
  const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' })
  const collator = new Intl.Collator(locale)
  return [...alpha2Of]
    .map(([code, alpha2]) => ({ code, name: names.of(alpha2) ?? code }))
    .sort((a, b) => collator.compare(a.name, b.name))
}

/** Every country's three letters with its two, which many tables have. */
export function alpha2Pairs(): readonly { readonly code: string; readonly alpha2: string }[] {
  return [...alpha2Of].map(([code, alpha2]) => ({ code, alpha2 }))
}

/** True for the three letters of a country. */
export function isCountryCode(text: string): boolean {
  return alpha2Of.has(text)
}

/**
 * The time zone that a fleet most likely works in; null when its country says nothing about it.
 *
 * @param countryCode three letters
 */
export function usualTimeZone(countryCode: string | null): string | null {
  return countryCode === null ? null : (usualZones[countryCode] ?? null)
}
