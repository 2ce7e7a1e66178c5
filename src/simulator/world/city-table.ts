/**
 * Real places that the simulated highways pass through: name, state or province, country, latitude, longitude, and on a
 * coast the sides where there is land (so that no lorry parks in the sea).
 */
export const cityTable = `
Bellingham|WA|USA|48.752|-122.479|E
Mount Vernon|WA|USA|48.421|-122.334|E
Everett|WA|USA|47.979|-122.202|E
Seattle|WA|USA|47.606|-122.332|SE
Kent|WA|USA|47.381|-122.235|
Centralia|WA|USA|46.716|-122.954|
Portland|OR|USA|45.515|-122.678|
Eugene|OR|USA|44.052|-123.087|
Medford|OR|USA|42.327|-122.876|
Redding|CA|USA|40.587|-122.392|
Sacramento|CA|USA|38.582|-121.494|
Oakland|CA|USA|37.804|-122.271|SE
Stockton|CA|USA|37.958|-121.291|
Fresno|CA|USA|36.738|-119.787|
Bakersfield|CA|USA|35.373|-119.019|
Los Angeles|CA|USA|34.052|-118.244|NE
Irvine|CA|USA|33.684|-117.826|NE
Escondido|CA|USA|33.119|-117.086|
San Diego|CA|USA|32.716|-117.161|NE
San Bernardino|CA|USA|34.108|-117.290|
Indio|CA|USA|33.721|-116.216|
Barstow|CA|USA|34.896|-117.017|
Las Vegas|NV|USA|36.170|-115.140|
Reno|NV|USA|39.530|-119.814|
Elko|NV|USA|40.832|-115.763|
St. George|UT|USA|37.108|-113.583|
Nephi|UT|USA|39.710|-111.836|
Provo|UT|USA|40.234|-111.630|SE
Salt Lake City|UT|USA|40.761|-111.891|SE
Tooele|UT|USA|40.531|-112.298|S
Ogden|UT|USA|41.223|-111.970|E
Tremonton|UT|USA|41.712|-112.166|
Green River|UT|USA|38.995|-110.162|
Grand Junction|CO|USA|39.064|-108.551|
Denver|CO|USA|39.739|-104.990|
Colorado Springs|CO|USA|38.834|-104.821|
Pueblo|CO|USA|38.254|-104.609|
Pocatello|ID|USA|42.871|-112.446|
Twin Falls|ID|USA|42.556|-114.470|
Boise|ID|USA|43.615|-116.202|
Pendleton|OR|USA|45.672|-118.789|
Ellensburg|WA|USA|46.997|-120.548|
Spokane|WA|USA|47.659|-117.426|
Missoula|MT|USA|46.872|-113.994|
Butte|MT|USA|46.004|-112.534|
Great Falls|MT|USA|47.506|-111.300|
Billings|MT|USA|45.783|-108.501|
Gillette|WY|USA|44.291|-105.502|
Casper|WY|USA|42.867|-106.313|
Rock Springs|WY|USA|41.587|-109.203|
Cheyenne|WY|USA|41.140|-104.820|
Phoenix|AZ|USA|33.448|-112.074|
Tucson|AZ|USA|32.223|-110.975|
Flagstaff|AZ|USA|35.198|-111.651|
Albuquerque|NM|USA|35.084|-106.651|
Las Cruces|NM|USA|32.312|-106.779|
El Paso|TX|USA|31.762|-106.485|NE
Fort Stockton|TX|USA|30.894|-102.879|
Midland|TX|USA|31.997|-102.078|
Abilene|TX|USA|32.449|-99.733|
Amarillo|TX|USA|35.222|-101.831|
Dallas|TX|USA|32.777|-96.797|
Waco|TX|USA|31.549|-97.147|
Austin|TX|USA|30.267|-97.743|
San Antonio|TX|USA|29.424|-98.494|
Laredo|TX|USA|27.506|-99.507|NE
Houston|TX|USA|29.760|-95.370|NW
Beaumont|TX|USA|30.080|-94.127|NW
Oklahoma City|OK|USA|35.468|-97.516|
Tulsa|OK|USA|36.154|-95.993|
Wichita|KS|USA|37.687|-97.330|
Hays|KS|USA|38.879|-99.327|
Kansas City|MO|USA|39.100|-94.579|
Columbia|MO|USA|38.952|-92.334|
Springfield|MO|USA|37.209|-93.292|
St. Louis|MO|USA|38.627|-90.199|W
Omaha|NE|USA|41.257|-95.935|W
Lincoln|NE|USA|40.814|-96.703|
North Platte|NE|USA|41.124|-100.765|
Des Moines|IA|USA|41.587|-93.625|
Davenport|IA|USA|41.524|-90.578|NW
Sioux Falls|SD|USA|43.546|-96.731|
Rapid City|SD|USA|44.081|-103.231|
Fargo|ND|USA|46.877|-96.790|
Bismarck|ND|USA|46.808|-100.784|E
Minneapolis|MN|USA|44.978|-93.265|
Duluth|MN|USA|46.787|-92.100|W
Eau Claire|WI|USA|44.811|-91.498|
Madison|WI|USA|43.073|-89.401|SW
Milwaukee|WI|USA|43.039|-87.907|W
Rockford|IL|USA|42.271|-89.094|
Schaumburg|IL|USA|42.033|-88.083|
Chicago|IL|USA|41.878|-87.630|SW
Springfield|IL|USA|39.781|-89.650|
Merrillville|IN|USA|41.483|-87.333|S
South Bend|IN|USA|41.676|-86.252|
Fort Wayne|IN|USA|41.079|-85.139|
Indianapolis|IN|USA|39.768|-86.158|
Louisville|KY|USA|38.253|-85.759|SE
Lexington|KY|USA|38.040|-84.504|
Paducah|KY|USA|37.083|-88.600|S
Nashville|TN|USA|36.163|-86.781|
Memphis|TN|USA|35.150|-90.049|E
Knoxville|TN|USA|35.961|-83.921|
Chattanooga|TN|USA|35.046|-85.309|
Fort Smith|AR|USA|35.386|-94.398|
Little Rock|AR|USA|34.746|-92.290|
Shreveport|LA|USA|32.525|-93.750|
Lafayette|LA|USA|30.224|-92.020|N
Baton Rouge|LA|USA|30.452|-91.187|NE
Hammond|LA|USA|30.504|-90.461|N
LaPlace|LA|USA|30.067|-90.481|W
New Orleans|LA|USA|29.951|-90.072|W
Jackson|MS|USA|32.299|-90.185|
Mobile|AL|USA|30.695|-88.040|NW
Montgomery|AL|USA|32.367|-86.300|
Birmingham|AL|USA|33.521|-86.803|
Atlanta|GA|USA|33.749|-84.388|
Macon|GA|USA|32.841|-83.632|
Hinesville|GA|USA|31.847|-81.596|W
Savannah|GA|USA|32.081|-81.091|W
Tallahassee|FL|USA|30.438|-84.281|N
Lake City|FL|USA|30.190|-82.639|
Jacksonville|FL|USA|30.332|-81.656|W
Ocala|FL|USA|29.187|-82.140|
Orlando|FL|USA|28.538|-81.379|
Tampa|FL|USA|27.951|-82.457|NE
Fort Pierce|FL|USA|27.447|-80.326|W
Miami|FL|USA|25.762|-80.192|W
Columbia|SC|USA|34.001|-81.035|
Florence|SC|USA|34.195|-79.763|
Asheville|NC|USA|35.595|-82.551|
Charlotte|NC|USA|35.227|-80.843|
Greensboro|NC|USA|36.073|-79.792|
Raleigh|NC|USA|35.780|-78.638|
Rocky Mount|NC|USA|35.938|-77.791|
Wytheville|VA|USA|36.948|-81.085|
Roanoke|VA|USA|37.271|-79.941|
Richmond|VA|USA|37.541|-77.436|
Fredericksburg|VA|USA|38.303|-77.461|W
Washington|DC|USA|38.907|-77.037|N
Charleston|WV|USA|38.350|-81.633|
Baltimore|MD|USA|39.290|-76.612|NW
Bel Air|MD|USA|39.536|-76.348|N
Wilmington|DE|USA|39.739|-75.540|NW
Philadelphia|PA|USA|39.953|-75.164|NW
Harrisburg|PA|USA|40.273|-76.887|
Hazleton|PA|USA|40.958|-75.975|
Scranton|PA|USA|41.409|-75.662|
DuBois|PA|USA|41.119|-78.760|
Pittsburgh|PA|USA|40.441|-79.996|
Erie|PA|USA|42.129|-80.085|S
Youngstown|OH|USA|41.100|-80.650|
Cleveland|OH|USA|41.499|-81.694|S
Elyria|OH|USA|41.368|-82.108|S
Fremont|OH|USA|41.350|-83.122|S
Toledo|OH|USA|41.664|-83.555|SW
Columbus|OH|USA|39.961|-82.999|
Dayton|OH|USA|39.758|-84.192|
Cincinnati|OH|USA|39.103|-84.512|N
Detroit|MI|USA|42.331|-83.046|NW
Lansing|MI|USA|42.733|-84.555|
Jamestown|NY|USA|42.097|-79.235|E
Buffalo|NY|USA|42.886|-78.878|E
Syracuse|NY|USA|43.048|-76.147|SE
Albany|NY|USA|42.653|-73.757|
Newark|NJ|USA|40.736|-74.172|W
Hartford|CT|USA|41.766|-72.673|
Worcester|MA|USA|42.263|-71.802|
Boston|MA|USA|42.360|-71.059|W
Windsor|ON|CAN|42.314|-83.036|SE
Essex|ON|CAN|42.174|-82.821|
Chatham|ON|CAN|42.405|-82.185|
London|ON|CAN|42.984|-81.245|
Kitchener|ON|CAN|43.452|-80.492|
Mississauga|ON|CAN|43.589|-79.644|NW
Toronto|ON|CAN|43.653|-79.383|NW
Markham|ON|CAN|43.856|-79.337|N
Oshawa|ON|CAN|43.897|-78.866|N
Belleville|ON|CAN|44.163|-77.383|N
Kingston|ON|CAN|44.231|-76.486|N
Brockville|ON|CAN|44.590|-75.684|N
Ottawa|ON|CAN|45.422|-75.697|S
Barrie|ON|CAN|44.389|-79.690|SW
North Bay|ON|CAN|46.309|-79.461|NE
Montreal|QC|CAN|45.502|-73.567|NW
Drummondville|QC|CAN|45.883|-72.485|
Quebec City|QC|CAN|46.813|-71.208|NW
Winnipeg|MB|CAN|49.895|-97.138|
Brandon|MB|CAN|49.848|-99.950|
Regina|SK|CAN|50.445|-104.618|
Saskatoon|SK|CAN|52.133|-106.670|
Swift Current|SK|CAN|50.288|-107.794|
Medicine Hat|AB|CAN|50.041|-110.677|
Lethbridge|AB|CAN|49.693|-112.842|
Calgary|AB|CAN|51.045|-114.057|
Red Deer|AB|CAN|52.268|-113.811|
Edmonton|AB|CAN|53.546|-113.494|
Revelstoke|BC|CAN|50.998|-118.196|
Kamloops|BC|CAN|50.675|-120.327|
Hope|BC|CAN|49.386|-121.442|
Langley|BC|CAN|49.104|-122.660|
Nogales|SON|MEX|31.308|-110.942|S
Hermosillo|SON|MEX|29.073|-110.956|
Ciudad Obregón|SON|MEX|27.486|-109.931|NE
Culiacán|SIN|MEX|24.809|-107.394|NE
Tepic|NAY|MEX|21.504|-104.895|
Guadalajara|JAL|MEX|20.660|-103.350|
Ciudad Juárez|CHH|MEX|31.690|-106.425|SW
Chihuahua|CHH|MEX|28.632|-106.069|
Torreón|COA|MEX|25.543|-103.419|
Zacatecas|ZAC|MEX|22.770|-102.583|
Aguascalientes|AGU|MEX|21.885|-102.291|
León|GUA|MEX|21.122|-101.684|
Nuevo Laredo|TAM|MEX|27.476|-99.516|SW
Monterrey|NLE|MEX|25.687|-100.316|
Saltillo|COA|MEX|25.423|-101.005|
Matehuala|SLP|MEX|23.648|-100.643|
San Luis Potosí|SLP|MEX|22.156|-100.985|
Querétaro|QUE|MEX|20.588|-100.390|
Mexico City|CMX|MEX|19.433|-99.133|
Puebla|PUE|MEX|19.041|-98.206|
`
