"""Every sentence of the interface. Labels and help of fields stand with the fields themselves."""

from __future__ import annotations

APP_TITLE = "protowiz"

# start screen
HOME_TITLE = "Ontwerpen in {folder}"
HOME_EMPTY = (
    "Er zijn nog geen ontwerpen in deze map.\n\n"
    "Druk op n om een nieuw protocol te beginnen. U kiest alleen een naam voor het bestand; "
    "daarna vraagt protowiz stap voor stap wat in het protocol moet komen. Alles wordt "
    "vanzelf bewaard.\n\n"
    "Druk op v om eerst een volledig ingevuld voorbeeld te bekijken. Het is verzonnen en wordt als "
    "kopie in uw map gezet, zodat u er alles mee mag proberen."
)
HOME_COLUMNS = ("Onderwerp", "Partijen", "Voortgang", "Gewijzigd")
PROGRESS = "{done}/{total} klaar"
STARTED = "{started} begonnen"
UNREADABLE = "! niet leesbaar"
NEW_NAME = "Naam van het nieuwe ontwerp"
NEW_NAME_HELP = "De naam van het bestand, bijvoorbeeld: schooltoelage-voorbeeldegem"
RENAME = "Nieuwe naam"
REMOVE = "“{name}” naar de prullenmand verplaatsen?"
REMOVED = "“{name}” ligt in de prullenmand; met p haalt u het terug."
BIN_TITLE = "Prullenmand: kies wat terugkomt"
BIN_EMPTY = "De prullenmand is leeg."
RESTORED = "“{name}” staat terug bij uw ontwerpen."
COPIED = "Kopie gemaakt: {name}."
EXAMPLES_TITLE = "Kies een voorbeeld; u krijgt er een kopie van"
HOME_HELP = (
    "Hier staan de ontwerpen van deze map. Kies er een met de pijlen.\n\n"
    "Enter opent het ontwerp in de wizard.\nn begint een nieuw protocol.\n"
    "i voert een protocol in dat al bestaat (Word, PDF, Markdown of tekst).\n"
    "k maakt een kopie, h geeft een andere naam.\n"
    "Del legt het ontwerp in de prullenmand; p haalt het terug.\n"
    "F6 maakt het Word- of Markdownbestand.\n"
    "c toont de huisclausules: de vaste tekst van uw huis, over te nemen uit een ontwerp.\n"
    "v zet een ingevuld, verzonnen voorbeeld in uw map.\n"
    "ctrl+p (of F10) toont het menu.\nctrl+q stopt."
)

# bringing in
IMPORT_TITLE = "Een bestaand protocol invoeren"
PICKER_PATH = "Bestand (typ een pad, of kies hieronder)"
PICKER_CLOSED = "De map {folder} kan niet gelezen worden ({why})."
NOT_A_PROTOCOL = (
    "“{name}” lijkt geen protocol: er staan geen artikelen in. De hele tekst komt dan als eigen "
    "tekst in een ontwerp. Toch invoeren?"
)
IMPORT_READS = "{name} wordt gelezen …"
IMPORT_PAGE = "{name}: bladzijde {page} van {pages} is gelezen …"
STOP_HINT = "Esc stopt"
IMPORT_NOTES = "Invoer: {count} meldingen"
IMPORT_NOTES_KEYS = "spatie vinkt af, a alles, Enter leest"
IMPORT_NOTES_TITLE = "Wat de invoer bij deze stap meldt"
FROM_IMPORT = "Invoer,"
IMPORT_REPORT = "Verslag van de invoer: Esc opent het ontwerp"

# house clauses
HOUSE_TITLE = "Huisclausules van deze map"
HOUSE_INTRO = (
    "De vaste tekst van uw huis voor nieuwe ontwerpen. Wat bij één protocol hoort, zoals de namen "
    "van de partijen, staat er als {ontvanger} in en komt telkens uit de velden."
)
HOUSE_FROM = "Overnemen kan uit: {name}"
HOUSE_FROM_NONE = "Kies op het startscherm eerst een ontwerp om clausules uit over te nemen."
HOUSE_KEYS = "o overnemen, a alles, spatie aan/uit, Enter leest, Del weg"
HOUSE_STATES = {True: "[x]", False: "[ ]", None: " - "}
HOUSE_TAKEN_FROM = "{title} (van {source})"
HOUSE_CAN_TAKE = " (over te nemen)"
HOUSE_NO_WORDING = "“{name}” heeft hier geen eigen tekst: er is niets over te nemen."
HOUSE_NOTHING = "“{name}” heeft nergens een eigen tekst: er is niets over te nemen."
HOUSE_STEP = "{title}: {number} van {total}"
HOUSE_CONTEXT = "{before}>>>{words}<<<{after}"
HOUSE_REPLACE = "Vervang door {instead} ({why})"
HOUSE_GAP = "Vervang door een gat: {instead}"
HOUSE_DROP = "Laat weg: {why}"
HOUSE_KEEP = "Laat staan zoals het is"
HOUSE_REPLACE_ALL = "Doe dat overal waar “{words}” staat"
HOUSE_KEEP_ALL = "Laat “{words}” overal staan"
HOUSE_REPLACE_ASK = "Voor dit onderdeel is er al een huisclausule. Vervangen?"
HOUSE_KEPT = "{count} huisclausule(s) bewaard; nieuwe ontwerpen beginnen ermee."
HOUSE_STOPPED = "Gestopt; van dit onderdeel is niets bewaard."
HOUSE_REMOVE_ASK = "De huisclausule voor {title} verwijderen? Ontwerpen behouden hun tekst."

# wizard
STEP_OF = "{number}/{total} {title}"
SAVED = "bewaard"
UNSAVED = "nog niet bewaard"
NOT_SAVED = "! NIET BEWAARD"
REVIEW = "Nazicht"
REVIEW_TITLE = "Nazicht: wat ontbreekt of klopt niet"
REVIEW_CLEAN = "Alles is ingevuld en er zijn geen fouten."
REVIEW_HELP = (
    "Hier staat alles wat nog aandacht vraagt. Kies een regel met de pijlen; Enter zet de cursor "
    "in dat veld. Met F8 komt u hier terug.\n\n"
    "[~] ontbreekt nog\n[!] klopt niet\n[?] staat in een eigen tekst: kijk zelf na of het er is\n"
    "[-] niet opgenomen\n[x] in orde\n\n"
    "Een ontwerp met gaten kunt u altijd maken (F6). Elk gat staat dan zichtbaar in het document, "
    "met bovenaan de regel ONTWERP.\n\n"
    "Onderaan staan de dertien elementen die artikel 8, § 1, van het e-govdecreet in elk protocol "
    "verplicht, telkens met de plaats waar ze staan."
)
REVIEW_OUTDATED = "Onder uw eigen tekst is de standaardtekst gewijzigd: kijk na of alles nog klopt."
REVIEW_ELEMENTS = "Dertien verplichte elementen van artikel 8, § 1, e-govdecreet"
REVIEW_STEPS = "Per stap"
NO_FINDINGS = "De regels vinden hier niets, en er staan geen vragen open."
FINDINGS_TITLE = "Bevindingen en vragen (Enter kiest wat u ermee doet)"
FINDINGS_HERE = "F7: {count} bevinding(en) bij deze stap"
FINDING_GO = "Ga naar het veld"
FINDING_EXPLAIN = "Leg de regel uit"
FINDING_WAIVE = "Zet opzij, met een reden"
RULE_TITLE = "Regel"
REMEDY = "Wat te doen"
WHY = "Waarom"
WAIVE_REASON = "Waarom mag dit zo blijven?"
WAIVE_NEEDS_REASON = "Zonder reden wordt een bevinding niet opzijgezet."
WAIVED = "Opzijgezet; de nota voor het advies toont uw reden."
UNWAIVE_ASK = "Deze bevinding weer laten meetellen?"
QUESTION_NOTE = "Nota (niet verplicht)"
NOT_APPLICABLE = "niet van toepassing"
SEVERITY_MARKS = {"fout": "[!]", "waarschuwing": "[?]", "hint": "[i]"}
QUESTION_MARK = "[vraag]"
WAIVED_MARK = "[opzij]"
STEP_STATES = {
    "complete": "[x]",
    "wrong": "[!]",
    "warned": "[?]",
    "missing": "[~]",
    "empty": "[ ]",
    "left out": "[-]",
}
STEP_STATE_NAMES = (
    "[x] klaar  [~] onvolledig  [!] fout  [?] waarschuwing  [ ] leeg  [-] niet opgenomen"
)
OVERVIEW_TITLE = "Overzicht: kies een stap"
TO_HOME = "Terug naar het startscherm"
PREVIOUS = "Vorige"
NEXT = "Volgende"
BACK_TO = "Terug naar {title}"
LIST_EMPTY = "nog geen - druk op Enter of a om toe te voegen"
ROW_KEYS = "Enter open · a toevoegen · k kopie · o/l op/neer · Del weg"
ROW_KEYS_PROPOSE = "Enter open · a toevoegen · v aanvullen · k kopie · o/l op/neer · Del weg"
ROW_REMOVED = "Verwijderd. Met ctrl+z haalt u het terug."
PROPOSED = "{count} voorgesteld op basis van uw eerdere antwoorden."
NOTHING_TO_PROPOSE = "Er valt niets aan te vullen."
NOTHING_TO_UNDO = "Er is niets ongedaan te maken."
UNDONE = "Ongedaan gemaakt."
CHOOSE = "maak een keuze"
NO_CHOICES = "Er valt nog niets te kiezen. Vul eerst de stap Partijen in."
NO_ANSWER = "(geen antwoord)"
YES = "ja"
NO = "nee"
EXAMPLE_PREFIX = "bv. {example}"
FALLBACK_PREFIX = "leeg = {fallback}"
PASTED_CUT = "De geplakte tekst was te lang: alleen de eerste {limit} tekens zijn overgenomen."
PASTED_LINES = "De geplakte regels zijn op één regel gezet."

# own text
TEXT_FORMS = {
    "standaard": "standaardtekst, gevuld uit de velden",
    "huis": "huisclausule, gevuld uit de velden",
    "eigen": "eigen tekst (Markdown)",
    "geen": "niets: dit onderdeel staat niet in het protocol",
}
TEXT_IN_USE = {
    "huis": "Dit onderdeel drukt uw huisclausule (verderop); {…} komt uit de velden.",
    "eigen": "Dit onderdeel drukt uw eigen tekst (verderop), niet deze velden.",
}
OWN_TEXT_CHANGED = (
    "! De standaardtekst van dit onderdeel is gewijzigd sinds u met de eigen tekst begon. "
    "Kijk na of uw eigen tekst nog klopt."
)
OWN_TEXT_DIFFERENCE = "Toon het verschil"
OWN_TEXT_SEEN = "Nagekeken"
AGAIN = {
    "huis": "Herbegin van de huisclausule van de map",
    "eigen": "Herbegin van de standaardtekst",
}
HOUSE_AGAIN_ASK = (
    "De clausule in dit ontwerp vervangen door die van uw map? Met ctrl+z haalt u ze terug."
)
OWN_TEXT_AGAIN_ASK = (
    "Uw eigen tekst vervangen door de standaardtekst? Met ctrl+z haalt u hem terug."
)
OWN_TEXT_KEPT = "Uw tekst blijft bewaard; kies hem opnieuw om hem terug te zien."
DIFFERENCE_TITLE = "Standaardtekst: - toen u begon, + nu"

# panel and help
GUIDANCE = "Toelichting"
PREVIEW = "Voorbeeld"
ASKS = "Wat het decreet vraagt"
WRONG = "Wat vaak misgaat"
EXAMPLE = "Voorbeeld"
SOURCE = "Bron"
THIS_FIELD = "Dit veld: {label}"
REQUIRED = "Verplicht voor een volledig protocol."
PREVIEW_TITLE = "Zo wordt deze stap gedrukt"
PREVIEW_ALL_TITLE = "Zo wordt het hele protocol gedrukt"
PREVIEW_EMPTY = "Deze stap drukt niets af."
PREVIEW_FAILED = "Het voorbeeld kan niet getoond worden.\n\n{message}"

# rendering
RENDER_TITLE = "Protocol maken"
RENDER_FORMAT = "Formaat"
RENDER_FORMATS = {"docx": "Word (.docx)", "md": "Markdown (.md)"}
RENDER_TARGET = "Bestand"
RENDER_STYLE = "Huisstijl (.docx, niet verplicht)"
RENDER_MAKE = "Maken"
RENDERED = "Gemaakt: {path}"
RENDERED_DRAFT = "Gemaakt als ONTWERP ({count} open): {path}"
OVERWRITE = "{path} bestaat al. Overschrijven?"

# saving and leaving
DIVERTED = (
    "Iemand anders wijzigde het bestand intussen. Dat bleef ongemoeid; uw werk gaat verder in "
    "{name}."
)
SAVE_NOW = "Bewaard in {name}."
LEAVE_UNSAVED = "Uw laatste wijzigingen zijn niet bewaard."
LEAVE_RETRY = "Opnieuw proberen te bewaren"
LEAVE_ELSEWHERE = "Bewaren in {folder} en stoppen"
LEAVE_ANYWAY = "Stoppen zonder te bewaren"
RESCUED = "Uw werk is bewaard in {path}."

HOW_TO_STOP = "Met ctrl+q stopt u; alles wordt bewaard."

# dialogs
OK = "Goed"
YES_DO = "Ja"
CANCEL = "Annuleren"
CLOSE = "Sluiten"
CLOSE_HINT = "Esc sluit"
MENU_TITLE = "Menu"

# keys in the footer
KEYS = {
    "help": "Hulp",
    "overview": "Stappen",
    "previous": "Vorige",
    "next": "Verder",
    "render": "Maken",
    "review": "Nazicht",
    "findings": "Bevindingen en vragen",
    "next_finding": "Volgende bevinding",
    "previous_finding": "Vorige bevinding",
    "preview": "Tekst",
    "save": "Bewaren",
    "menu": "Menu",
    "quit": "Stoppen",
    "back": "Terug",
    "undo": "Ongedaan maken",
    "home": "Startscherm",
    "preview_all": "Hele protocol bekijken",
    "new": "Nieuw",
    "import": "Invoeren",
    "open": "Open",
    "duplicate": "Kopie",
    "rename": "Naam",
    "remove": "Weg",
    "bin": "Bak",
    "examples": "Voorbeeld",
    "add": "Toevoegen",
    "copy": "Kopie",
    "up": "Omhoog",
    "down": "Omlaag",
    "propose": "Aanvullen",
    "house": "Huisclausules",
    "take": "Overnemen",
    "take_all": "Alles overnemen",
    "switch": "Aan of uit",
    "tick": "Afvinken",
    "tick_all": "Alles afvinken",
}
HELP_KEYS = (
    "Tab en shift+Tab gaan naar het volgende en vorige veld, Enter ook. In een keuze "
    "opent Enter de "
    "lijst en wisselen pijl links en rechts. Een ja/nee-vak wisselt met spatie. F3 en F4 gaan naar "
    "de vorige en volgende stap, F2 toont alle stappen, F8 wat er nog ontbreekt. F7 toont wat "
    "de regels bij deze stap vinden en vragen (in het nazicht: overal); F5 gaat naar de volgende "
    "bevinding, shift+F5 naar de vorige. Esc gaat terug. "
    "Alles wordt vanzelf bewaard. Wat een toets doet, staat ook in het menu (ctrl+p)."
)
