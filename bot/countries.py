"""Countries by name, people and capital, and a few bodies that news takes for an actor."""

from collections.abc import Sequence
from functools import cache

_TABLE = """
afghanistan: afghan afghans kabul
albania: albanian albanians tirana
algeria: algerian algerians algiers
angola: angolan luanda
argentina: argentine argentinian argentines buenos_aires
armenia: armenian armenians yerevan
australia: australian australians canberra
austria: austrian austrians vienna
azerbaijan: azerbaijani azeri baku
bangladesh: bangladeshi bangladeshis dhaka
belarus: belarusian belarusians minsk
belgium: belgian belgians
benin: beninese
bolivia: bolivian bolivians
bosnia: bosnian bosnians sarajevo
brazil: brazilian brazilians brasilia
bulgaria: bulgarian bulgarians sofia
burkina_faso: burkinabe ouagadougou burkina
cambodia: cambodian phnom_penh
cameroon: cameroonian yaounde
canada: canadian canadians ottawa
chad: chadian chadians ndjamena
chile: chilean chileans
china: chinese beijing peking prc
colombia: colombian colombians bogota
congo: congolese kinshasa drc
croatia: croatian croatians zagreb
cuba: cuban cubans havana
cyprus: cypriot cypriots nicosia
czech_republic: czech czechs prague czechia
denmark: danish danes copenhagen
ecuador: ecuadorian quito
egypt: egyptian egyptians cairo
eritrea: eritrean asmara
estonia: estonian estonians tallinn
ethiopia: ethiopian ethiopians addis_ababa
finland: finnish finns helsinki
france: french paris elysee
gabon: gabonese libreville
gambia: gambian banjul
georgia: georgian georgians tbilisi
germany: german germans berlin
ghana: ghanaian ghanaians accra
greece: greek greeks athens
guinea: guinean guineans conakry
haiti: haitian haitians
hungary: hungarian hungarians budapest
iceland: icelandic reykjavik
india: indian indians new_delhi delhi
indonesia: indonesian indonesians jakarta
iran: iranian iranians tehran
iraq: iraqi iraqis baghdad
ireland: irish dublin
israel: israeli israelis
italy: italian italians rome
ivory_coast: ivorian ivorians abidjan cote_d'ivoire
japan: japanese tokyo
jordan: jordanian jordanians amman
kazakhstan: kazakh kazakhs astana
kenya: kenyan kenyans nairobi
kosovo: kosovan kosovar pristina
kuwait: kuwaiti kuwaitis
laos: laotian lao vientiane
latvia: latvian latvians riga
lebanon: lebanese beirut
liberia: liberian liberians monrovia
libya: libyan libyans tripoli
lithuania: lithuanian lithuanians vilnius
malaysia: malaysian malaysians kuala_lumpur
mali: malian malians bamako
mauritania: mauritanian nouakchott
mexico: mexican mexicans
moldova: moldovan moldovans chisinau
mongolia: mongolian
morocco: moroccan moroccans rabat
mozambique: mozambican maputo
myanmar: burmese burma naypyidaw
nepal: nepali nepalese kathmandu
netherlands: dutch hague holland
new_zealand: new_zealander wellington
niger: nigerien nigeriens niamey
nigeria: nigerian nigerians abuja
north_korea: north_korean north_koreans pyongyang dprk
norway: norwegian norwegians oslo
pakistan: pakistani pakistanis islamabad
palestine: palestinian palestinians
panama: panamanian
peru: peruvian peruvians
philippines: philippine filipino filipinos manila
poland: polish poles warsaw
portugal: portuguese lisbon
qatar: qatari qataris doha
romania: romanian romanians bucharest
russia: russian russians moscow kremlin russian_federation
rwanda: rwandan rwandans kigali
saudi_arabia: saudi saudis riyadh
senegal: senegalese dakar
serbia: serbian serbs serb belgrade
sierra_leone: sierra_leonean freetown
singapore: singaporean
slovakia: slovak slovaks bratislava
slovenia: slovenian slovene ljubljana
somalia: somali somalis mogadishu
south_africa: south_african south_africans pretoria
south_korea: south_korean south_koreans seoul
south_sudan: south_sudanese juba
spain: spanish spaniards madrid
sri_lanka: sri_lankan colombo
sudan: sudanese khartoum
sweden: swedish swedes stockholm
switzerland: swiss bern
syria: syrian syrians damascus
taiwan: taiwanese taipei
tanzania: tanzanian dodoma
thailand: thai thais bangkok
togo: togolese lome
tunisia: tunisian tunisians tunis
turkey: turkish turks ankara turkiye
uganda: ugandan ugandans kampala
ukraine: ukrainian ukrainians kyiv kiev
united_arab_emirates: uae emirati emirates abu_dhabi
united_kingdom: uk britain british britons great_britain london
united_states: us usa american americans america washington white_house u.s
uruguay: uruguayan montevideo
uzbekistan: uzbek uzbeks tashkent
venezuela: venezuelan venezuelans caracas
vietnam: vietnamese hanoi
yemen: yemeni yemenis sanaa
zambia: zambian lusaka
zimbabwe: zimbabwean harare
european_union: eu brussels
united_nations: un
"""

_CASED = frozenset({"us", "un", "chad", "turkey", "guinea", "jordan", "georgia", "polish", "poles"})


@cache
def _names() -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for row in _TABLE.strip().splitlines():
        country, _, others = row.partition(":")
        for name in [country, *others.split()]:
            found[tuple(name.split("_"))] = country
    return found


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """Map a first word to the lengths of the names it opens, longest first."""
    found: dict[str, set[int]] = {}
    for name in _names():
        found.setdefault(name[0], set()).add(len(name))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}


def countries_at(plains: Sequence[str], written: Sequence[str]) -> list[str | None]:
    """Name the country that each word of a text is part of the name of, if any.

    Names that are also common words ("us", "turkey") count only where they are capitalised.
    """
    found: list[str | None] = [None] * len(plains)
    lengths = _lengths()
    index = 0
    while index < len(plains):
        step = 1
        for size in lengths.get(plains[index], ()):
            country = _names().get(tuple(plains[index : index + size]))
            if country is not None and _counts(plains[index], written[index], size):
                found[index : index + size] = [country] * size
                step = size
                break
        index += step
    return found


def _counts(plain: str, written: str, size: int) -> bool:
    if size > 1 or plain not in _CASED:
        return True
    if plain in {"us", "un"}:
        return written.isupper()
    return written[:1].isupper()
