"""Word classes that clauses and pronouns are told by."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NOMINATIVE = _words("i we you he she it they there")
OBJECTIVE = _words("him them us me it her you")
NUMERALS = _words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
)
DETERMINERS = NUMERALS | _words(
    "a an the my your his her its their our every each no some any all both either neither "
    "another several many few this that these those most such what which whose"
)
PREPOSITIONS = _words(
    "of in on at to for from by with without against over under into onto about near during after "
    "before since behind among amid across along around toward towards through between beyond "
    "despite like than until till via per as within upon off out up down above below beside"
)
CONJUNCTIONS = _words("and but or nor yet so")
JOINING = _words("and but")
SUBORDINATORS = _words(
    "if unless whether when whenever while because although though whereas where wherever who whom "
    "whose which what why how that lest provided once than"
)
"""Words that open a clause which does not stand alone."""

TIME_SUBORDINATORS = _words("after before since until till as")
"""Prepositions that open such a clause where a verb follows them."""

CONDITIONS = _words("if unless whether lest provided suppose supposing assuming otherwise")
CORRELATIVES = _words("either neither whether")
"""Words that announce the joint which follows as their own."""

ANAPHORS = _words(
    "this that these those other others latter former same such rest ones neither nor so thus "
    "hence vice not none"
)
"""What opens a clause that says nothing without the one before it."""

ADVERBS = _words(
    "also then later now soon already still never always ever often once again subsequently "
    "eventually finally meanwhile reportedly allegedly afterwards afterward thereafter instead "
    "today yesterday tomorrow tonight earlier however just only even almost nearly about all "
    "together alone abroad home away back out up down off over alive here there too well late "
    "early last next not yet ago"
)
CALENDAR = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december jan feb mar apr jun jul aug sep sept "
    "oct nov dec today yesterday tomorrow day days week weeks month months year years hour hours "
    "minute minutes decade decades century morning evening night afternoon weekend summer winter "
    "spring autumn time times"
)
ADJUNCTS = (
    PREPOSITIONS
    | TIME_SUBORDINATORS
    | SUBORDINATORS
    | CALENDAR
    | ADVERBS - _words("about all nearly almost only even just")
)
"""What may open a sentence before its subject, and be said of all that follows."""

QUANTIFIERS = _words(
    "no none nobody nothing neither few hardly only any anyone anybody every everyone everybody "
    "each either"
)
"""Subjects that do not mean the same things twice: what no one did, no other one did."""

INTRANSITIVE = _words(
    "abdicate agree apologise apologize appear arise arrive collapse come compete cooperate crash "
    "cry decline die disappear emerge erupt escape exist expire explode fall flee follow go "
    "happen lie live migrate negotiate occur plummet plunge protest rain rally remain reply resign "
    "respond retire retreat return rise sleep snow soar speak stay succeed surge surrender survive "
    "talk travel triumph vanish vote wait walk work"
)
"""Verbs that need no object, so that their past is no participle beside a noun."""

TURNING = _words(
    "break burst open close end start begin sink change drop increase decrease improve worsen "
    "double halve triple grow melt freeze burn leave stop drown fight move"
)
"""Verbs that are whole without an object, and can have one."""

WITH_INFINITIVE = _words(
    "agree refuse decide vow decline try want hope intend vote fail manage threaten seek"
)
TWO_OBJECTS = _words(
    "give deny refuse award grant offer pay send tell ask charge fine call name dub title label "
    "know age show teach owe hand bear"
)
"""Verbs whose participle can be followed by a noun: "a man called Smith", "women denied entry"."""

STATES = _words(
    "leave make keep find get become remain stay seem look feel appear grow turn declare consider "
    "hold be sound prove think"
)
"""Verbs that an adjective can follow: "left the party weak and divided"."""

CLAUSE_TAKING = _words(
    "say tell claim allege insist believe think hope fear suggest argue warn predict expect deny "
    "report state announce declare confirm note add promise vow pledge suspect assume guess "
    "maintain contend conclude estimate mean imply imagine pretend dream wish doubt speculate "
    "know show find reveal learn realise realize discover prove see hear admit acknowledge "
    "concede explain understand feel propose demand insinuate remark recall testify "
    "stress emphasise emphasize boast complain swear rule indicate ask wonder "
    "quip tweet joke"
)
"""Verbs that can hold a whole clause, which is then told and not stated."""

CERTAIN_PRESENT = _words("says wants owns remains becomes belongs includes contains seems denies")
"""Forms that are never the plural of a noun."""

NEVER_PARTICIPLES = _words(
    "hundred sacred naked wicked hatred united limited alleged aged armed unarmed shed so-called "
    "seabed watershed infrared newlywed kindred rugged speed"
)

MALE = _words(
    "mr king prince sir lord father son brother husband man boy spokesman chairman businessman "
    "congressman policeman actor uncle nephew men gentleman duke monk"
)
FEMALE = _words(
    "mrs ms miss queen princess lady dame mother daughter sister wife woman girl spokeswoman "
    "chairwoman businesswoman congresswoman policewoman actress aunt niece women duchess nun"
)
PERSON_NOUNS = (
    MALE
    | FEMALE
    | _words(
        "president minister premier chancellor emperor pope senator governor mayor secretary "
        "ambassador spokesperson colonel general lieutenant captain major sergeant admiral "
        "commander doctor professor judge chief director chair ceo coach officer inspector "
        "detective bishop cardinal imam deputy prosecutor speaker leader founder lawyer teacher "
        "nurse driver pilot player striker goalkeeper singer author writer artist scientist "
        "researcher engineer farmer worker student suspect victim witness person child official "
        "executive boss owner manager diplomat envoy politician candidate lawmaker activist "
        "journalist reporter editor economist analyst expert critic soldier rebel fighter gunman "
        "attacker passenger patient resident migrant refugee footballer athlete champion runner "
        "winner head partner friend colleague successor predecessor heir defendant "
        "magistrate trader investor banker billionaire protester baker firefighter"
    )
)
BODIES = _words(
    "group company corporation party army force police council commission committee ministry "
    "department agency office university college school bank club union association organisation "
    "organization government republic city state province court foundation institute firm "
    "parliament senate congress junta regime navy airline regulator watchdog team band church "
    "country nation village town district region charity newspaper broadcaster factory startup "
    "retailer manufacturer supplier publisher hospital tribunal federation league kingdom "
    "administration museum opposition coalition alliance bloc authority board jury cabinet "
    "rival insurer carrier operator brewery studio"
)
"""Nouns for those who act together: "it", and also "they"."""

PLURALS = _words("people men women children police troops media parents staff crew cattle")
EVENTFUL = _words(
    "be become come follow happen take cause lead spark prompt trigger force mean seem appear look "
    "sound feel rain snow mark turn emerge kill injure leave make show help end begin start last "
    "occur remain cost hit damage destroy affect change raise"
)
"""What an event can do as well as a body: "it" may then be all that was said before."""

AGENTIVE = CLAUSE_TAKING | _words(
    "accuse apologise apologize appeal appoint approve blame ban buy call condemn criticise "
    "criticize deny employ elect expel fire hire invite launch negotiate oppose order own plan "
    "promise reject sack sell send sign sue suspend urge veto vote want withdraw"
)
"""What only somebody does, and no thing."""

COMMON_ENDINGS = (
    *("tion", "sion", "ment", "ness", "ity", "ing", "ism", "ance", "ence", "age", "ship", "ure"),
    *("hood", "dom", "ics", "ogy", "th"),
)
"""Endings of words that are no names, though a sentence may begin with them."""
