/** A stretch of longitudes that lies in one zone for certain, with a margin to where the line is; null bounds are open. */
type SureStretch = readonly [westDeg: number | null, eastDeg: number | null, zone: string]

const single: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  USA: {
    ...every('America/New_York', 'CT DC DE GA MA MD ME NC NH NJ NY OH PA RI SC VA VT WV'),
    ...every('America/Chicago', 'AL AR IA IL LA MN MO MS OK WI'),
    ...every('America/Denver', 'CO MT NM UT WY'),
    ...every('America/Los_Angeles', 'CA WA'),
    HI: 'Pacific/Honolulu',
    PR: 'America/Puerto_Rico'
  },
  CAN: {
    AB: 'America/Edmonton',
    MB: 'America/Winnipeg',
    NB: 'America/Moncton',
    NS: 'America/Halifax',
    PE: 'America/Halifax',
    YT: 'America/Whitehorse'
  },
  MEX: {
    ...every('America/Mexico_City', 'AGU CMX COL DIF DUR GRO GUA HID JAL MEX MIC MOR OAX PUE QUE SLP TLA VER ZAC'),
    BCN: 'America/Tijuana',
    BCS: 'America/Mazatlan',
    CAM: 'America/Merida',
    CHP: 'America/Mexico_City',
    ROO: 'America/Cancun',
    SIN: 'America/Mazatlan',
    SON: 'America/Hermosillo',
    TAB: 'America/Mexico_City',
    YUC: 'America/Merida'
  }
}

/** States with more than one zone, as far as a longitude alone decides. */
const divided: Readonly<Record<string, Readonly<Record<string, readonly SureStretch[]>>>> = {
  USA: {
    // Daylight saving time is kept by the Navajo nation in the northeast only.
    AZ: [[null, -112, 'America/Phoenix']],
    AK: [[-168, null, 'America/Anchorage']],
    FL: [
      [null, -85.6, 'America/Chicago'],
      [-84.7, null, 'America/New_York']
    ],
    ID: [],
    IN: [[-86.2, null, 'America/Indiana/Indianapolis']],
    KS: [[-100.8, null, 'America/Chicago']],
    KY: [
      [null, -86.8, 'America/Chicago'],
      [-84.6, null, 'America/New_York']
    ],
    MI: [[-86.8, null, 'America/Detroit']],
    ND: [[-99.9, null, 'America/Chicago']],
    NE: [
      [null, -102.1, 'America/Denver'],
      [-99.9, null, 'America/Chicago']
    ],
    NV: [[null, -114.8, 'America/Los_Angeles']],
    OR: [[null, -118.4, 'America/Los_Angeles']],
    SD: [
      [null, -102.2, 'America/Denver'],
      [-99.4, null, 'America/Chicago']
    ],
    TN: [
      [null, -85.7, 'America/Chicago'],
      [-84.5, null, 'America/New_York']
    ],
    TX: [
      [null, -105.2, 'America/Denver'],
      [-104.7, null, 'America/Chicago']
    ]
  },
  CAN: {
    BC: [[null, -121, 'America/Vancouver']],
    ON: [[-84, null, 'America/Toronto']],
    QC: [[null, -65, 'America/Toronto']],
    SK: [[-109.5, null, 'America/Regina']]
  }
}

/**
 * The time zone that a vehicle is in, by the state or province of its last place. The API reports no zone. Where a state has several, the longitude
 * decides as far as it can, well away from the line; close to it, and for places that are not listed, the zone is not known, and nothing
 * is guessed.
 *
 * @param place as the list shows it: "Dallas, TX, USA"
 * @param longitudeDeg NaN when not known
 * @returns an IANA name, or null
 */
export function vehicleTimeZone(place: string, longitudeDeg: number): string | null {
  const parts = place.split(',').map((part) => part.trim())
  const country = parts.at(-1) ?? ''
  const province = parts.at(-2) ?? ''
  const sure = valueOf(valueOf(single, country), province)
  if (sure !== undefined) return sure
  const stretches = valueOf(valueOf(divided, country), province) ?? []
  const fitting = stretches.find(
    ([west, east]) => (west === null || longitudeDeg > west) && (east === null || longitudeDeg < east)
  )
  return Number.isFinite(longitudeDeg) ? (fitting?.[2] ?? null) : null
}

function every(zone: string, provinces: string): Readonly<Record<string, string>> {
  return Object.fromEntries(provinces.split(' ').map((province) => [province, zone]))
}

function valueOf<T>(table: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined
}
