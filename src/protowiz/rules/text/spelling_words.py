"""The words of this genre, and what is easily written in their place."""

from __future__ import annotations

GENRE = """
aangifte aanslagbiljet aansprakelijkheid administrateur-generaal algemeenheid anonimiseren
anonimisering arrondissement authenticatie authentieke autoriteit automatisch beginselen
begunstigde begunstigden belanghebbende bekendmaking bekendgemaakt bepalingen beraadslaging
beroepsgeheim bescherming betrokkenen bevoegdheid bevoegdheden bevolkingsregister
bewaartermijn bewaartermijnen beveiligingsmaatregel beveiligingsmaatregelen bijzondere
burgemeester categorie categorieën classificatie collegebesluit communicatie contactgegevens
controleren dienstenintegrator dienstverlening doeleinde doeleinden doelstelling
doelstellingen effectbeoordeling eenmalig eenmalige elektronisch elektronische evaluatie
finaliteit finaliteiten functionaris functionarissen gedelegeerd gedomicilieerd
gedomicilieerde gegevensbescherming gegevensbeschermingseffectbeoordeling gegevensbestand
gegevensdeling gegevensstroom gegevensstromen gegevenslek gegevenslekken gegevensuitwisseling
gegevensverkeer gegevensverwerking gemachtigd gemachtigde gemeenteraad gemeenschap
gepseudonimiseerd gepseudonimiseerde gerechtvaardigd gerechtvaardigde geschillen
geschillenbeslechting gezondheidsgegevens handhaving identificatie identificatienummer
informatieveiligheid informatieveiligheidsplan ingebrekestelling inkomensvervangende
integratietegemoetkoming inwerkingtreding kadaster kennisgeving kruispuntbank kwetsbare
legitimatie maatregelen maatschappelijk maatschappelijke machtiging machtigingen mededeling
mededelingen medewerker medewerkers meldingsplicht meldingsplichten noodzakelijk noodzakelijke
noodzakelijkheid onderneming ondernemingsnummer ondertekening ondertekenaar onbepaalde
onmiddellijk onmiddellijke onnauwkeurige ontvanger ontvangers onvolledige opdrachten opzegging
opzegtermijn oorspronkelijk oorspronkelijke overeenkomst overeenkomsten overeenkomstig
overheid overheidsinstantie overtollige passende periodiciteit permanent persoonlijke
persoonsgegeven persoonsgegevens privacyverklaring procedure proportionaliteit
proportionaliteitsbeginsel protocol protocollen pseudonimiseren pseudonimisering publicatie
publiekrechtelijk raadpleging raadplegingen rechtgevend rechtgevende rechtsgrond rechtsgronden
rechtspersoon rechtspersoonlijkheid rechtvaardigingsgrond rechtvaardigingsgronden
reglementaire rijksregister rijksregisternummer schadevergoeding schriftelijk schriftelijke
specifieke strafrechtelijke studietoelage studietoelagen systematisch technische
tegemoetkoming tegemoetkomingen terbeschikkingstelling toegangsrechten toepasselijk toepassing
toestemming toezichtcommissie toezichthoudende transparantie transparantiebeginsel uitbetaling
uitdrukkelijk uitdrukkelijke uitwisseling uniek unieke veiligheidsbeleid veiligheidsconsulent
veiligheidsplan verantwoordelijke verantwoording verenigbaar verenigbaarheid verordening
verplichting verplichtingen vertegenwoordigd vertegenwoordiger vertegenwoordigers
vertrouwelijk vertrouwelijkheid vertrouwelijkheidsverklaring verwerkersovereenkomst
verwerkersovereenkomsten verwerkingsactiviteiten verwerkingsregister
verwerkingsverantwoordelijke verwerkingsverantwoordelijken verwijzingsrepertorium
verzelfstandigd vernietiging vooropgestelde voorafgaande voornoemde wetgeving wettelijke
wijzigingsrepertorium
"""
"""Words that a word with one letter more, less, other or swapped is held against."""

SAFE = """
evacuatie westelijke verlichting verlichtingen betalingen onbetaalde berokkenen bemalingen
bezwaartermijn bezwaartermijnen doelende eentalige opbrachten oplegging overtallige
begunstigen elektrisch elektrische voorgaande voorgestelde onderkening
"""
"""Good words that differ in a letter or two from one of the genre."""

SLIPS = {
    "accoord": "akkoord",
    "anomiseren": "anonimiseren",
    "anomisering": "anonimisering",
    "authentificatie": "authenticatie",
    "belgie": "België",
    "categorieen": "categorieën",
    "categorien": "categorieën",
    "clienten": "cliënten",
    "comform": "conform",
    "coordinatie": "coördinatie",
    "coordineren": "coördineren",
    "coordineert": "coördineert",
    "copie": "kopie",
    "creeren": "creëren",
    "dienstintegrator": "dienstenintegrator",
    "efficient": "efficiënt",
    "efficiente": "efficiënte",
    "enigzins": "enigszins",
    "essentiele": "essentiële",
    "financiele": "financiële",
    "gecoordineerd": "gecoördineerd",
    "gecoordineerde": "gecoördineerde",
    "gecreeerd": "gecreëerd",
    "geencrypteerd": "geëncrypteerd",
    "geencrypteerde": "geëncrypteerde",
    "gegevenstroom": "gegevensstroom",
    "gegevenstromen": "gegevensstromen",
    "gegevensbewaking": "gegevensbescherming",
    "geidentificeerd": "geïdentificeerd",
    "geidentificeerde": "geïdentificeerde",
    "geinformeerd": "geïnformeerd",
    "geintegreerd": "geïntegreerd",
    "geintegreerde": "geïntegreerde",
    "geinteresseerd": "geïnteresseerd",
    "indentificatie": "identificatie",
    "officiele": "officiële",
    "patienten": "patiënten",
    "potentiele": "potentiële",
    "pseudominisering": "pseudonimisering",
    "gepseudominiseerd": "gepseudonimiseerd",
    "gepseudominiseerde": "gepseudonimiseerde",
    "terzake": "ter zake",
    "tengevolge": "ten gevolge",
    "toezichtscommissie": "toezichtcommissie",
    "verwerkersverantwoordelijke": "verwerkingsverantwoordelijke",
    "verwerkersverantwoordelijken": "verwerkingsverantwoordelijken",
    "zoniet": "zo niet",
    "zowiezo": "sowieso",
}
"""Frequent slips, and what is meant."""

COMPOUNDS = """
persoons|gegevens gegevens|bescherming gegevens|verwerking gegevens|uitwisseling
gegevens|stroom gegevens|bron gegevens|beheer gegevens|deling gegevens|lek
verwerkers|overeenkomst inkomens|vervangende inkomens|grenzen rijks|register
rijksregister|nummer identificatie|nummer ondernemings|nummer bewaar|termijn opzeg|termijn
verwerkings|verantwoordelijke verwerkings|register verwerkings|doeleinden
beveiligings|maatregelen veiligheids|maatregelen veiligheids|plan informatie|veiligheid
rechts|grond rechts|persoon rechts|persoonlijkheid studie|toelage studie|toelagen
school|toelage kinder|opvang gemeente|raad schepen|college bevolkings|register
proportionaliteits|beginsel toegangs|rechten dienst|verlening effect|beoordeling
inwerking|treding in|gebrekestelling belasting|plichtige verwijzings|repertorium
diensten|integrator hulp|verlening welzijns|zorg gezins|bijslag gezins|inkomen
transparantie|beginsel privacy|verklaring vertrouwelijkheids|verklaring toezicht|commissie
"""
"""Compounds that are often written apart, at the place of the stroke."""

AFTER_DE = """
finaliteit finaliteiten verplichting verplichtingen maatregelen verwerking mededeling
doeleinden doelstelling doelstellingen opdracht opdrachten basis grond taak taken toestemming
bepaling bepalingen overeenkomst houder gegevensverwerking persoonsgegevens kennisgeving
tegemoetkoming
"""
"""Nouns before which an adjective takes an ending."""

NO_ENDING = """
oorspronkelijk technisch organisatorisch wettelijk elektronisch passend persoonlijk bijzonder
schriftelijk noodzakelijk minimaal maatschappelijk financieel reglementair specifiek decretaal
voorafgaand eenmalig uitdrukkelijk
"""
"""Adjectives without their ending."""

PLURALS = """
opdrachten gegevens persoonsgegevens taken doeleinden maatregelen diensten partijen verwerkers
categorieën instanties bepalingen verplichtingen medewerkers ontvangers finaliteiten
bevoegdheden
"""
"""Nouns in the plural."""

DOUBLED = """
de het een van en of wordt worden is te
"""
"""Words that never stand twice in a row."""
