"""How the recitals tell the way that the data go."""

from __future__ import annotations

import re

from protowiz.importer.facts.recitals.integrator import INTEGRATOR

_FLOW = re.compile(
    r"\b(?:bezorg\w*|verstuur\w*|stuurt|bestand|lijst|\w{0,20}server|sftp|webservice|platform|haalt|"
    r"plaatst|"
    r"zet|laadt|ontvangt|antwoordt?|uploadt|koppelt|levert|maandelijks|wekelijks|dagelijks|map|"
    r"\w{0,20}portaal|download\w*|klaargezet|uitgewisseld|bevraagt|bevraging|doorgestuurd|overgemaakt|web(?:toepassing|service)|raadple\w*|"
    r"richtingen|dagen|systeem|API|uitwissel\w*)\b",
    re.I,
)
_FLOW_BEGINS = re.compile(
    r"(?:(?:het|de)\s)?(?:verloop|werkwijze|procedure|(?:gegevens)?stroom|(?:gegevens)?stromen|"
    r"mededeling|doorgifte|(?:gegevens)?uitwisseling|gegevensoverdracht|overdracht)\b.{0,60}?\b"
    r"(?:als volgt|volgens (?:de )?volgende|bestaat uit|in (?:\w+ )?stappen|verloopt)\b",
    re.I,
)
"""How a paragraph begins that tells how the data go."""


def is_flow(text: str, least: int = 2) -> bool:
    """Whether a text tells how the data go; `least`: how many of its words must say so."""
    tells = _FLOW_BEGINS.match(text) and not INTEGRATOR.search(text[:120])
    return bool(tells) or len(_FLOW.findall(text)) >= least
