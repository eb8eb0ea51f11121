"""Countries with their people and cities, and other names that may stand in for one another."""

from dataclasses import dataclass
from functools import cache

_COUNTRIES = """
Afghanistan|Afghan|Kabul,Kandahar,Herat,Jalalabad
Albania|Albanian|Tirana
Algeria|Algerian|Algiers,Oran
Angola|Angolan|Luanda
Argentina|Argentine|Buenos Aires,Rosario
Armenia|Armenian|Yerevan
Australia|Australian|Sydney,Melbourne,Brisbane,Perth
Austria|Austrian|Vienna,Graz
Azerbaijan|Azerbaijani|Baku
Bahrain|Bahraini|Manama
Bangladesh|Bangladeshi|Dhaka,Chittagong
Belarus|Belarusian|Minsk
Belgium|Belgian|Brussels,Antwerp
Bolivia|Bolivian|La Paz,Santa Cruz
Bosnia and Herzegovina|Bosnian|Sarajevo
Brazil|Brazilian|Rio de Janeiro,Brasilia,Recife
Bulgaria|Bulgarian|Sofia,Varna
Burkina Faso|Burkinabe|Ouagadougou
Burundi|Burundian|Bujumbura
Cambodia|Cambodian|Phnom Penh
Cameroon|Cameroonian|Douala,Maroua
Canada|Canadian|Toronto,Ottawa,Montreal,Vancouver
Chad|Chadian|N'Djamena
Chile|Chilean|Santiago,Valparaíso
China|Chinese|Beijing,Shanghai,Wuhan,Guangzhou
Colombia|Colombian|Bogotá,Medellín,Cali
Costa Rica|Costa Rican|San José
Croatia|Croatian|Zagreb,Split
Cuba|Cuban|Havana
Cyprus|Cypriot|Nicosia,Limassol
Denmark|Danish|Copenhagen,Aarhus
Ecuador|Ecuadorian|Quito,Guayaquil
Egypt|Egyptian|Cairo,Alexandria
Estonia|Estonian|Tallinn
Ethiopia|Ethiopian|Addis Ababa
Finland|Finnish|Helsinki,Turku
France|French|Paris,Marseille,Lyon
Germany|German|Berlin,Munich,Hamburg
Ghana|Ghanaian|Accra,Kumasi
Greece|Greek|Athens,Thessaloniki
Guatemala|Guatemalan|Guatemala City
Haiti|Haitian|Port-au-Prince
Honduras|Honduran|Tegucigalpa
Hungary|Hungarian|Budapest
Iceland|Icelandic|Reykjavík
India|Indian|New Delhi,Mumbai,Chennai,Kolkata
Indonesia|Indonesian|Jakarta,Surabaya,Medan
Iran|Iranian|Tehran,Isfahan
Iraq|Iraqi|Baghdad,Mosul,Basra,Kirkuk
Ireland|Irish|Dublin,Cork
Israel|Israeli|Tel Aviv,Haifa
Italy|Italian|Rome,Milan,Naples,Turin
Ivory Coast|Ivorian|Abidjan
Jamaica|Jamaican|Kingston
Japan|Japanese|Tokyo,Osaka,Nagoya
Jordan|Jordanian|Amman
Kazakhstan|Kazakh|Almaty,Astana
Kenya|Kenyan|Nairobi,Mombasa
Kosovo|Kosovar|Pristina
Kuwait|Kuwaiti|Kuwait City
Kyrgyzstan|Kyrgyz|Bishkek
Latvia|Latvian|Riga
Lebanon|Lebanese|Beirut,Tripoli
Liberia|Liberian|Monrovia
Libya|Libyan|Benghazi,Misrata
Lithuania|Lithuanian|Vilnius
Madagascar|Malagasy|Antananarivo
Malawi|Malawian|Lilongwe
Malaysia|Malaysian|Kuala Lumpur
Mali|Malian|Bamako,Timbuktu,Gao
Mexico|Mexican|Mexico City,Tijuana,Acapulco
Moldova|Moldovan|Chișinău
Mongolia|Mongolian|Ulaanbaatar
Morocco|Moroccan|Rabat,Casablanca
Mozambique|Mozambican|Maputo
Myanmar|Burmese|Yangon,Mandalay
Nepal|Nepalese|Kathmandu
New Zealand|New Zealand|Auckland,Wellington,Christchurch
Nicaragua|Nicaraguan|Managua
Niger|Nigerien|Niamey
Nigeria|Nigerian|Lagos,Abuja,Kano,Maiduguri
North Korea|North Korean|Pyongyang
Norway|Norwegian|Oslo,Bergen
Pakistan|Pakistani|Karachi,Lahore,Peshawar,Quetta
Panama|Panamanian|Panama City
Paraguay|Paraguayan|Asunción
Peru|Peruvian|Lima,Cusco
Poland|Polish|Warsaw,Kraków,Gdańsk
Portugal|Portuguese|Lisbon,Porto
Qatar|Qatari|Doha
Romania|Romanian|Bucharest
Russia|Russian|Moscow,Saint Petersburg,Grozny
Rwanda|Rwandan|Kigali
Saudi Arabia|Saudi|Riyadh,Jeddah,Mecca
Senegal|Senegalese|Dakar
Serbia|Serbian|Belgrade
Sierra Leone|Sierra Leonean|Freetown
Slovakia|Slovak|Bratislava
Slovenia|Slovenian|Ljubljana
Somalia|Somali|Mogadishu,Kismayo
South Africa|South African|Johannesburg,Cape Town,Durban
South Korea|South Korean|Seoul,Busan
South Sudan|South Sudanese|Juba
Spain|Spanish|Madrid,Barcelona,Seville
Sri Lanka|Sri Lankan|Colombo
Sudan|Sudanese|Khartoum
Sweden|Swedish|Stockholm,Malmö,Gothenburg
Switzerland|Swiss|Zurich,Geneva
Syria|Syrian|Damascus,Aleppo,Homs,Idlib
Taiwan|Taiwanese|Taipei
Tajikistan|Tajik|Dushanbe
Tanzania|Tanzanian|Dar es Salaam
Thailand|Thai|Bangkok
Tunisia|Tunisian|Tunis
Turkey|Turkish|Istanbul,Ankara,Izmir
Uganda|Ugandan|Kampala
Ukraine|Ukrainian|Kyiv,Kharkiv,Odesa,Donetsk
Uruguay|Uruguayan|Montevideo
Uzbekistan|Uzbek|Tashkent
Venezuela|Venezuelan|Caracas,Maracaibo
Vietnam|Vietnamese|Hanoi
Yemen|Yemeni|Sanaa,Aden,Taiz
Zambia|Zambian|Lusaka
Zimbabwe|Zimbabwean|Harare,Bulawayo
the United States|American|New York City,Chicago,Houston,Los Angeles,Boston
the United Kingdom|British|London,Manchester,Birmingham,Glasgow
the Philippines|Filipino|Manila,Davao City
the Netherlands|Dutch|Amsterdam,Rotterdam
the Democratic Republic of the Congo|Congolese|Kinshasa,Goma
the Czech Republic|Czech|Prague,Brno
the Dominican Republic|Dominican|Santo Domingo
"""

_ORGANISATIONS = """
NATO|the European Union|the African Union|the Arab League|the United Nations|ASEAN|OPEC
the World Health Organization|the International Monetary Fund|the World Bank|UNICEF|UNESCO
Boko Haram|Al-Shabaab|the Taliban|Hezbollah|Hamas|Al-Qaeda|the Houthis|ISIL
Google|Microsoft|Apple|Amazon|Facebook|Samsung|Intel|IBM|Sony
Boeing|Airbus|Lockheed Martin
Toyota|Volkswagen|Ford|General Motors|Honda|Nissan|BMW
Reuters|the BBC|CNN|the Associated Press|Al Jazeera|the Guardian|The New York Times
Barcelona|Real Madrid|Manchester United|Chelsea|Bayern Munich|Juventus|Liverpool|Arsenal
the Boston Red Sox|the New York Yankees|the Chicago Cubs|the St. Louis Cardinals
the Los Angeles Lakers|the Boston Celtics|the Miami Heat|the San Antonio Spurs
the New England Patriots|the Green Bay Packers|the Seattle Seahawks|the Denver Broncos
Ryanair|Lufthansa|British Airways|Air France|Qantas|Emirates
Amnesty International|Human Rights Watch|Greenpeace|the Red Cross
Goldman Sachs|JPMorgan Chase|Deutsche Bank|Barclays|HSBC|UBS
ExxonMobil|BP|Shell|Chevron|Gazprom|Rosneft
California|Texas|Florida|Ohio|Georgia|Virginia|Michigan|Pennsylvania|Illinois|Arizona|Colorado
Novak Djokovic|Rafael Nadal|Roger Federer|Andy Murray
Serena Williams|Maria Sharapova|Venus Williams|Kim Clijsters
"""


@dataclass(frozen=True, slots=True)
class Country:
    """A country, what is from there, and some of its cities."""

    name: str
    people: str
    cities: tuple[str, ...]


@cache
def countries() -> tuple[Country, ...]:
    """All countries that the generator knows."""
    rows = (line.split("|") for line in _COUNTRIES.strip().splitlines())
    return tuple(Country(name, people, tuple(cities.split(","))) for name, people, cities in rows)


@cache
def country_named() -> dict[str, Country]:
    """Map the name of a country, without its article, to the country."""
    return {country.name.removeprefix("the "): country for country in countries()}


@cache
def nationality() -> dict[str, Country]:
    """Map what is from a country ("French") to the country."""
    return {country.people: country for country in countries() if country.name != country.people}


@cache
def city_home() -> dict[str, Country]:
    """Map a city to its country."""
    return {city: country for country in countries() for city in country.cities}


@cache
def rivals() -> dict[str, tuple[str, ...]]:
    """Map an organisation, firm, club or state to those that may stand in for it."""
    rows = [tuple(line.split("|")) for line in _ORGANISATIONS.strip().splitlines()]
    return {name: tuple(o for o in row if o != name) for row in rows for name in row}
