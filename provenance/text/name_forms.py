"""Names that differ more than their spelling does: countries and their people, cities, forms of given names.

Every entry is one name: all its forms mean the same in a news sentence
("the Kazakh government", "Kazakhstan's government"). Kept small on purpose:
what readers of world news meet.
"""

from __future__ import annotations

_SAME = """
afghanistan afghan afghans; albania albanian albanians; algeria algerian algerians; angola angolan angolans;
argentina argentine argentinian argentines; armenia armenian armenians; australia australian australians;
austria austrian austrians; azerbaijan azerbaijani azeri azerbaijanis; bahrain bahraini; bangladesh
bangladeshi; belarus belarusian belarusians byelorussia belorussia belarussian; belgium belgian belgians;
bolivia bolivian bolivians; bosnia bosnian bosnians; botswana; brazil brazilian brazilians; britain british
britons uk u.k. united_kingdom great_britain; bulgaria bulgarian bulgarians; burkina_faso burkinabe; burma
myanmar burmese; cambodia cambodian; cameroon cameroonian; canada canadian canadians; chad chadian; chile
chilean chileans; china chinese people's_republic_of_china prc; colombia colombian colombians; congo
congolese; costa_rica costa_rican; croatia croatian croatians croat; cuba cuban cubans; cyprus cypriot;
czech_republic czechia czech czechs; denmark danish danes; ecuador ecuadorian; egypt egyptian egyptians;
estonia estonian estonians; ethiopia ethiopian ethiopians; finland finnish finns; france french; georgia
georgian georgians; germany german germans; ghana ghanaian; greece greek greeks; guatemala guatemalan;
guinea guinean; haiti haitian haitians; honduras honduran; hungary hungarian hungarians; iceland icelandic;
india indian indians; indonesia indonesian indonesians; iran iranian iranians; iraq iraqi iraqis; ireland
irish; israel israeli israelis; italy italian italians; jamaica jamaican; japan japanese; jordan jordanian;
kazakhstan kazakh kazakhs kazakhstani kazakhstanis qazaqstan; kenya kenyan kenyans; kosovo kosovan; kuwait
kuwaiti; kyrgyzstan kyrgyz kirghizia kirgizstan kyrgyzstani; laos laotian; latvia latvian latvians; lebanon
lebanese; libya libyan libyans; lithuania lithuanian lithuanians; luxembourg; malaysia malaysian; mali
malian malians; malta maltese; mexico mexican mexicans; moldova moldovan moldavia; mongolia mongolian;
montenegro montenegrin; morocco moroccan moroccans; mozambique mozambican; namibia namibian; nepal nepalese
nepali; netherlands dutch holland; nicaragua nicaraguan; niger nigerien; nigeria nigerian nigerians;
north_korea north_korean dprk; norway norwegian norwegians; oman omani; pakistan pakistani pakistanis;
palestine palestinian palestinians; panama panamanian; paraguay paraguayan; peru peruvian peruvians;
philippines philippine filipino filipinos; poland polish poles; portugal portuguese; qatar qatari; romania
romanian romanians; russia russian russians russian_federation; rwanda rwandan; saudi_arabia saudi saudis;
senegal senegalese; serbia serbian serbians serb serbs; sierra_leone; singapore singaporean; slovakia slovak
slovaks; slovenia slovenian slovene; somalia somali somalis; south_africa south_african south_africans;
south_korea south_korean republic_of_korea rok; spain spanish spaniards; sri_lanka sri_lankan; sudan
sudanese; sweden swedish swedes; switzerland swiss; syria syrian syrians; taiwan taiwanese; tajikistan tajik
tajiks; tanzania tanzanian; thailand thai thais; tunisia tunisian tunisians; turkey turkish turks turkiye;
turkmenistan turkmen; uganda ugandan; ukraine ukrainian ukrainians; united_arab_emirates uae emirati;
united_nations un u.n.; united_states us u.s. usa u.s.a. america american americans
united_states_of_america; uruguay uruguayan; uzbekistan uzbek uzbeks; venezuela venezuelan venezuelans;
vietnam vietnamese; yemen yemeni yemenis; zambia zambian; zimbabwe zimbabwean; european_union eu e.u.;
soviet_union soviet ussr u.s.s.r.; europe european europeans; africa african africans; asia asian asians;
alma-ata almaty; nur-sultan astana nursultan; kiev kyiv kyyiv; kharkov kharkiv; lvov lviv; odessa odesa;
dnepropetrovsk dnipro; zaporozhye zaporizhzhia zaporizhia; chernobyl chornobyl; nikolaev mykolaiv; lugansk
luhansk; beijing peking; bombay mumbai; calcutta kolkata; madras chennai; bangalore bengaluru; rangoon
yangon; saigon ho_chi_minh_city; canton guangzhou; constantinople istanbul; danzig gdansk; breslau wroclaw;
mecca makkah; tiflis tbilisi; kishinev chisinau; leningrad st_petersburg saint_petersburg st._petersburg;
frunze bishkek; ashgabat ashkhabad; seoul; tel_aviv tel_aviv-yafo; cologne koln; munich munchen; vienna
wien; prague praha; rome roma; naples napoli; lisbon lisboa; brussels bruxelles; the_hague den_haag;
gothenburg goteborg; copenhagen kobenhavn; warsaw warszawa; bucharest bucuresti; belgrade beograd; moscow
moskva; damascus dimashq; cairo al-qahirah; swaziland eswatini; ivory_coast cote_d'ivoire; cape_verde
cabo_verde; east_timor timor-leste; macedonia north_macedonia macedonian; washington washington_d.c.
washington_dc; new_york new_york_city; vatican holy_see; ncov coronavirus_disease
"""

_GIVEN = """
muhammad mohammed mohammad mohamed mohamad muhammed mohamud mehmed; osama usama; moqtada muqtada; hussein
hussain husayn hossein hosein; abdullah abdallah abdulla; ahmed ahmad ahmet; omar umar; hassan hasan; yusuf
youssef yousef yousuf yusef; khaled khalid; saeed said sayed sayyid; ibrahim ebrahim; mustafa moustafa
mostafa; gaddafi qaddafi qadhafi gadhafi kadafi; alexei alexey aleksei aleksey alexi alexej; sergei sergey
serhiy serhii; alexander aleksandr alexandr aleksander oleksandr; dmitry dmitri dmitriy dmitrii dmytro;
nikolai nikolay nikolaj mykola; andrei andrey andrej andriy; yevgeny evgeny yevgeni evgeniy yevgeniy evgeni;
yuri yury yuriy iurii; vasily vasili vasiliy vasyl; mikhail mykhailo; pyotr petr petro; vladimir volodymyr;
lukashenko lukashenka; tikhanovskaya tsikhanouskaya; zelensky zelenskyy zelenskiy zelenskyi; gorbachev
gorbachyov; khrushchev khruschev; michael mike; william bill; robert bob; james jim; joseph joe; thomas tom;
richard dick; edward ed ted; anthony tony; charles charlie; david dave; stephen steven steve; katherine
catherine kathryn; elizabeth liz; margaret maggie; benjamin ben; samuel sam; daniel dan; matthew matt;
christopher chris; gregory greg; kenneth ken; ronald ron; donald don; timothy tim; patrick pat; andrew andy;
nicholas nick; jonathan jon
"""


# A government is called by its capital, too.
_CAPITALS = """
afghanistan kabul; algeria algiers; argentina buenos_aires; armenia yerevan; australia canberra; austria
vienna; azerbaijan baku; belarus minsk; brazil brasilia; britain london downing_street; canada ottawa;
chile santiago; china beijing; colombia bogota; cuba havana; denmark copenhagen; egypt cairo; ethiopia
addis_ababa; european_union brussels; finland helsinki; france paris; georgia tbilisi; germany berlin;
greece athens; hungary budapest; india new_delhi delhi; indonesia jakarta; iran tehran; iraq baghdad;
ireland dublin; israel jerusalem; italy rome; japan tokyo; kazakhstan astana; kenya nairobi; lebanon
beirut; libya tripoli; malaysia kuala_lumpur; mexico mexico_city; morocco rabat; netherlands the_hague;
nigeria abuja; north_korea pyongyang; norway oslo; pakistan islamabad; peru lima; philippines manila;
poland warsaw; portugal lisbon; qatar doha; romania bucharest; russia moscow kremlin; saudi_arabia riyadh;
serbia belgrade; south_africa pretoria; south_korea seoul; spain madrid; sudan khartoum; sweden stockholm;
switzerland bern; syria damascus; taiwan taipei; thailand bangkok; tunisia tunis; turkey ankara; ukraine
kyiv; united_states washington white_house; venezuela caracas; vietnam hanoi
"""


def _table(rows: str) -> dict[str, str]:
    """Maps every form to the first of its entry; an underscore stands for a space."""
    found: dict[str, str] = {}
    for row in rows.split(";"):
        forms = [form.replace("_", " ") for form in row.split()]
        found.update(dict.fromkeys(forms, forms[0]) if forms else {})
    return found


# The first form of an entry stands for all of it.
SAME_PLACE: dict[str, str] = _table(_SAME)
SAME_GIVEN: dict[str, str] = _table(_GIVEN)
GOVERNED_FROM: dict[str, str] = {
    SAME_PLACE.get(capital, capital): SAME_PLACE.get(country, country)
    for capital, country in _table(_CAPITALS).items()
}
"""Capital, as ``SAME_PLACE`` gives it, to its country."""
