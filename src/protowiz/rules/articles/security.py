"""Rules about article 6: the measures on either side, and the proof of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protowiz.draft.names import RECEIVING
from protowiz.draft.sources import PRACTICE, avg, egov
from protowiz.draft.steps.security import TRANSFER
from protowiz.rules.case import Case
from protowiz.rules.catalogue import Hit, Severity, answers, rule, words
from protowiz.rules.words.party_names import sentences
from protowiz.rules.words.patterns import lazy
from protowiz.rules.words.phrases import body, every, mentions, own, says

STEP = "beveiliging"
_KOP = "### Artikel 6: Beveiliging\n\n"


_IN_TRANSIT = (
    "verzend", "verzond", "versleutel", "encrypt", "ëncrypt", "sftp", "tls", "https", "vpn",
    "webservice", "webtoepassing", "certifica", "beveiligde verbinding",
    "afgeschermde verbinding", "beveiligd kanaal", "platform", "bestandsserver", "overdracht",
    "doorstur", "publieke sleutel", "portaal",
)  # fmt: skip
_AT_THE_RECEIVER = (
    "toegangsrecht", "gebruikersrecht", "toegangsbeheer", "rechtenbeheer", "aanmeld",
    "meldt zich", "melden zich", "meld zich", "authent", "wachtwoord", "bewaart", "bewaard",
    "opslag", "opgeslagen", "vergrendel", "databank", "database", "veiligheidsbeleid",
    "informatieveilig", "veiligheidsplan", "back-up", "backup", "reservekop", "omgeving", "badge",
    "toestellen", "persoonlijke schijven", "op servers", "een server", "tweede factor",
)  # fmt: skip


@rule(
    "A6-01",
    "maatregelen-voor-een-kant",
    Severity.WARNING,
    STEP,
    egov("8, § 1, 6°"),
    avg("32"),
    remedy="Beschrijf de maatregelen bij de overdracht en die bij elke partij die de gegevens "
    "ontvangt; denk ook aan wie ze klaarzet.",
    wrong=answers({"beveiliging.maatregelen.2": None}),
    right=answers({}),
)
def measures_on_one_side(case: Case) -> Iterator[Hit]:
    """De beveiliging geldt voor de hele weg: de gegevens onderweg en de gegevens bij wie ze
    ontvangt. Vaak zegt de tekst alleen hoe ze verzonden worden."""
    rows = [row for row in case.protocol.beveiliging.maatregelen if row.maatregelen]
    sides = {row.kant for row in rows}
    if case.has_own_text(STEP):
        text = own(case, STEP)
        if not (TRANSFER in sides or mentions(text, _IN_TRANSIT)):
            yield Hit(case.place(STEP), "Geen enkele maatregel gaat over de overdracht.")
        if not (sides - {TRANSFER, None} or mentions(text, _AT_THE_RECEIVER)):
            yield Hit(
                case.place(STEP),
                "Geen enkele maatregel gaat over de opslag of de toegang bij de ontvanger.",
            )
    elif rows and case.prints(STEP):
        path = (STEP, "maatregelen")
        if TRANSFER not in sides:
            yield Hit(path, "Geen enkele maatregel gaat over de overdracht.")
        for party in case.protocol.partijen.items:
            if party.rol in RECEIVING and not sides & {party.id, party.groep}:
                name = party.korte_naam or party.officiele_naam or "een ontvanger"
                yield Hit(path, f"Geen enkele maatregel gaat over de gegevens bij “{name}”.")


_MAIL = lazy(
    r"\be-?mails?\b|\bmail(?:bijlage|t|en)?\b|\bgemaild|\bzip-?bestand|\b7-?zip\b", re.IGNORECASE
)
_ENCRYPTED = lazy(
    r"versleuteld\w*|ge-?[eë]ncrypteerd\w*|geëncrypt\w*|\bmet een wachtwoord\b", re.IGNORECASE
)
_ALGORITHM = lazy(r"\bAES|\bRSA\b|\b[PG]GP\b|S/MIME|\balgoritme|\b256\b", re.IGNORECASE)
_OTHER_CHANNEL = lazy(
    r"\b(?:sms|telefon\w+|(?:ander|apart|afzonderlijk|tweede)e? kanaal|apart|afzonderlijk|brief"
    r"|mondeling|persoonlijk)\b",
    re.IGNORECASE,
)


@rule(
    "A6-04",
    "versleutelde-bijlage-zonder-afspraken",
    Severity.WARNING,
    STEP,
    avg("32"),
    remedy="Zeg met welk algoritme de bijlage versleuteld is, en langs welk ander kanaal de "
    "sleutel "
    "gaat.",
    wrong=words(
        "context",
        "- C. De stad mailt de lijst als versleuteld bestand.\n",
    ),
    right=words(
        "context",
        "- C. De stad mailt de lijst als versleuteld bestand (AES-256). Zij geeft de sleutel "
        "telefonisch door.\n",
    ),
)
def encrypted_attachment(case: Case) -> Iterator[Hit]:
    """Een versleutelde bijlage is maar zo veilig als haar sleutel. Gaat die langs dezelfde weg, of
    is het algoritme zwak, dan helpt de versleuteling niet."""
    passages = body(case, "context", STEP)
    for passage in passages:
        if not any(stem in passage.text for stem in ("ersleuteld", "ncrypt", "met een wachtwoord")):
            continue
        for sentence in sentences(passage.text):
            match = _ENCRYPTED.search(sentence)
            if match is None or not _MAIL.search(sentence):
                continue
            keyed = (*passages, *body(case, "bijlagen"))
            missing = []
            if not says(keyed, _ALGORITHM, "AES", "RSA", "GP", "MIME", "lgoritme", "256"):
                missing.append("met welk algoritme")
            if not any(_OTHER_CHANNEL.search(it.text) for it in keyed if _tells_of_key(it.text)):
                missing.append("langs welk ander kanaal de sleutel gaat")
            if missing:
                yield Hit(
                    passage.path,
                    f"“{match[0]}” per mail: de tekst zegt niet {' en '.join(missing)}.",
                    match[0],
                )
            return


def _tells_of_key(text: str) -> bool:
    return "sleutel" in text or "wachtwoord" in text or "paswoord" in text


_PRODUCTS = (
    "CrowdStrike", "Microsoft Defender", "Windows Defender", "McAfee", "Sophos", "Palo Alto",
    "Fortinet", "FortiGate", "Cisco", "Check Point", "Splunk", "SentinelOne", "Trend Micro",
    "ESET", "Kaspersky", "Symantec", "Bitdefender", "Okta", "CyberArk", "Citrix", "VMware",
    "Veeam", "Zscaler", "Darktrace", "Nessus", "Qualys", "Barracuda", "Juniper", "BitLocker",
    "KeePass", "LastPass", "1Password", "Bitwarden", "FileZilla", "WinSCP", "7-zip", "7-Zip",
    "7zip", "7Zip", "Active Directory", "Entra ID", "Microsoft 365", "Office 365", "Azure",
    "Amazon Web Services", "AWS", "Google Cloud", "OneDrive", "SharePoint", "WeTransfer",
    "Dropbox", "SQL Server", "PostgreSQL", "Windows Server",
)  # fmt: skip
_PRODUCT = lazy(rf"\b(?:{'|'.join(_PRODUCTS)})\b")
_IP = lazy(r"(?<![\d.])[1-9]\d{1,2}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\d.]*\d)")


@rule(
    "A6-07",
    "producten-in-een-openbare-tekst",
    Severity.HINT,
    STEP,
    egov("8, § 1"),
    avg("32"),
    remedy="Beschrijf wat de maatregel doet; zet namen en adressen in een vertrouwelijke bijlage.",
    wrong=answers({"beveiliging.maatregelen.2.maatregelen": ["De firewall is van Fortinet."]}),
    right=answers({"beveiliging.maatregelen.2.maatregelen": ["Een firewall beschermt de server."]}),
)
def products_named(case: Case) -> Iterator[Hit]:
    """Het protocol wordt bekendgemaakt. Wie leest welk product of welk adres de gegevens beschermt,
    weet ook waar hij naar een lek moet zoeken."""
    seen: set[str] = set()
    for pattern, stems in ((_PRODUCT, _PRODUCTS), (_IP, ())):
        for passage, match in every(case.of(STEP), pattern, *stems):
            if match[0] not in seen:
                seen.add(match[0])
                what = "een product of een leverancier" if pattern is _PRODUCT else "een IP-adres"
                yield Hit(
                    passage.path,
                    f"“{match[0]}” is {what} in een tekst die openbaar wordt.",
                    match[0],
                )


_PROOF = lazy(
    r"\baan(?:tonen|toont|getoond|toonbaar)|\b(?:toont?|tonen)\b.{1,120}\baan\b|\bbewij[sz]\w*"
    r"|\bverantwoording\b|\baudit",
    re.IGNORECASE,
)


@rule(
    "A6-08",
    "bewijs-van-de-maatregelen-ontbreekt",
    Severity.WARNING,
    STEP,
    avg("5.2"),
    PRACTICE,
    remedy="Zeg dat de ontvanger op vraag moet bewijzen dat hij de maatregelen heeft genomen.",
    wrong=answers({"beveiliging.bewijs": False}),
    right=answers({}),
)
def proof_missing(case: Case) -> Iterator[Hit]:
    """Wie de gegevens meedeelt, moet kunnen nagaan of de beloofde maatregelen er zijn. Zonder deze
    bepaling kan hij dat bewijs niet vragen."""
    if not case.prints(STEP):
        return
    if case.has_own_text(STEP):
        if not says(own(case, STEP), _PROOF):
            yield Hit(
                case.place(STEP),
                "Artikel 6 zegt niet dat de ontvanger de maatregelen moet kunnen aantonen.",
            )
    elif not case.protocol.beveiliging.bewijs:
        yield Hit((STEP, "bewijs"), "De ontvanger hoeft de maatregelen niet te bewijzen.")
