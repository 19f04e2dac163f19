"""Who said it: verbs of saying that the translation drops, and denials turned around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from deskbrief.check.check import TextCheck
from deskbrief.document import Finding, Severity, Side
from deskbrief.facts.arabic_text import read_arabic

_SAYING = frozenset(
    "قال قالت قالوا اكد اكدت اكدوا اوضح اوضحت اشار اشارت اضاف اضافت صرح صرحت ذكر ذكرت اعلن"
    " اعلنت لفت لفتت شدد شددت افاد افادت حذر حذرت كشف كشفت نوه اعتبر اعتبرت زعم زعمت يقول تقول"
    " يقولون ويقول".split()
)
_ACCORDING = frozenset("بحسب وفقا نقلا حسبما وفق".split())
_DENYING = frozenset("نفي نفت ينفي تنفي انكر انكرت".split())
_CONFIRMING = frozenset("اكد اكدت يؤكد تؤكد".split())
_SAID = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|sta(?:te[ds]?|ting|tement\w*)|told|tell\w*|add(?:ed|s|ing)|announc\w+|confirm\w*|stress\w*|not(?:ed|es|ing)"
    r"|point\w*|indicat\w*|explain\w*|clarif\w*|declar\w*|mention\w*|accord\w*|report\w*|reveal\w*|warn\w*|emphasi\w*|assert\w*"
    r"|affirm\w*|claim\w*|remark\w*|express\w*|describ\w*|call\w*|comment\w*|insist\w*|argu\w*|maintain\w*|disclos\w*|underlin\w*"
    r"|underscor\w*|reiterat\w*|recall\w*|suggest\w*|believ\w*|consider\w*|cit\w+|quot\w+|speak\w*|spoke\w*|write\w*|wrote|testif\w*"
    r"|acknowledg\w*|admit\w*|concede\w*|continu\w*|observ\w*|alleg\w*|ask\w*|demand\w*|urg\w*|inform\w*|highlight\w*|address\w*"
    r"|refer\w*|deni\w+|deny\w*|conclud\w*|state|view\w*|quip\w*|repl\w*|respond\w*|answer\w*|advis\w*|unveil\w*|exposed?|found|show\w*"
    r"|issu\w+|ma[dk]e\w*|detect\w*|caution\w*|draw\w*|drew|regard\w*|deem\w*|think\w*|thought|put|went|record\w*|publish\w*|think"
    r"|joke\w*|boast\w*|vow\w*|pledg\w*|recount\w*|narrat\w*|relat\w*|shout\w*|whisper\w*|proclaim\w*|predict\w*|broke)\b|[:“”\"]",
    re.I,
)
_DENIED = re.compile(
    r"\b(?:den(?:y|ied|ies|ying|ial)|rebut\w*|refut\w*|reject\w*|dismiss\w*|disput\w*|not|never|n['’]t|false|repudiat\w*|negat\w*)\b",
    re.I,
)
_CONFIRMED = re.compile(r"\b(?:confirm(?:ed|s|ing)?|affirm(?:ed|s|ing)?)\b", re.I)


class AttributionCheck(TextCheck):
    """Flags a statement whose speaker was lost, and a denial that became a confirmation."""

    code = "attribution"
    default = Severity.WARNING
    example = ("نفى المتحدث وقوع الهجوم.", "The spokesman confirmed the attack.")

    def compare(self, source: str, target: str) -> Iterator[Finding]:
        """Yield one finding at most."""
        for word in read_arabic(source).words:
            kind = _kind(word.folded)
            if not kind:
                continue
            if kind == "denying" and not _DENIED.search(target) and (said := _CONFIRMED.search(target)):
                message = f"The Arabic denies ({word.text}); the English says “{said[0]}”."
                yield Finding(self.code, Severity.ERROR, Side.TARGET, *said.span(), message)
                return
            if kind != "denying" and not _SAID.search(target):
                message = f"The Arabic says who said it ({word.text}); the English does not."
                yield Finding(self.code, self.default, Side.SOURCE, word.start, word.end, message)
                return


@lru_cache(maxsize=20_000)
def _kind(folded: str) -> str:
    for form in (folded, folded[1:] if folded[:1] in "وف" else ""):
        if form in _SAYING or form in _ACCORDING:
            return "saying"
        if form in _DENYING:
            return "denying"
    return ""
