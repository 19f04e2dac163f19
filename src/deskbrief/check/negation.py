"""Negations that the translation loses or brings in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deskbrief.check.check import TextCheck
from deskbrief.document import Finding, Severity, Side
from deskbrief.facts.english_text import read_english
from deskbrief.facts.negation import Negation, Strength, arabic_negations, english_negations
from deskbrief.facts.negation.arabic import meanings_of

_ALLOWED = 60
"""English words for each of which a paragraph may have one negation that is said in other ways."""
_STEM = 5
_ONLY = frozenset(
    "only just merely solely alone until unless but except exclusively yet still remain remains"
    " rather".split()
)
"""What English says for ``لا ... إلا`` (nothing but) and ``لم ... بعد`` (not yet)."""
_NEAR = 0.4
"""How far apart a negation and its answer may stand, as shares of their texts."""


class NegationCheck(TextCheck):
    """Flags an Arabic negation that nothing negative answers in the English, and the other way round."""

    code = "negation"
    default = Severity.ERROR
    example = (
        "خلا اللقاء من أي حديث بشأن جدولة انسحاب القوات.",
        "The meeting discussed the schedule for the withdrawal of the forces.",
    )

    def compare(self, source: str, target: str) -> Iterator[Finding]:
        """Yield a finding where one side negates more often than the other answers, counted over the text.

        Words whose meaning is negative (refuse, unable) answer a particle; hints (only, but) do so where the
        Arabic goes on with ``إلا``. ``غير`` and ``عدم`` count where what follows them is said without them.
        """
        ours, theirs = arabic_negations(source), english_negations(target)
        if not ours and not theirs:
            return
        demanding = [each for each in ours if each.is_outspoken and _demands(each, target, theirs)]
        answers = [each for each in theirs if each.strength > Strength.HINT]
        meant = [each for each in ours if each.strength is Strength.MEANING]
        sizes = len(source), len(target)
        allowed = len(target.split()) // _ALLOWED
        lost = _unanswered(demanding, _spare(answers, meant, sizes), sizes)
        said = [each for each in theirs if each.is_outspoken]
        if len(lost) > allowed:
            each = lost[0]
            words = source[each.start : each.end]
            message = f"The Arabic negates ({words}); the English seems not to."
            yield Finding(self.code, self.default, Side.SOURCE, each.start, each.end, message)
        elif len(said) > sum(each.strength > Strength.HINT for each in ours) + allowed:
            invented = _unanswered(
                said, [each for each in ours if each.strength > Strength.HINT], sizes[::-1]
            )
            each = invented[0]
            words = target[each.start : each.end]
            message = f"The English says “{words}”; the Arabic seems not to negate."
            yield Finding(self.code, self.default, Side.TARGET, each.start, each.end, message)


def _apart(ours: Negation, theirs: Negation, sizes: tuple[int, int]) -> float:
    """Return how far apart two negations stand, 0 to 1, each by its place in its text."""
    return abs(ours.start / sizes[0] - theirs.start / sizes[1])


def _spare(answers: Sequence[Negation], meant: Sequence[Negation], sizes: tuple[int, int]) -> list[Negation]:
    """Return the English negations without those that Arabic words of negative meaning account for."""
    left = list(answers)
    for each in meant:
        near = [a for a in left if a.strength is Strength.MEANING and _apart(each, a, sizes) <= _NEAR]
        if near:
            left.remove(min(near, key=lambda answer: _apart(each, answer, sizes)))
    return left


def _unanswered(
    asked: Sequence[Negation], answers: Sequence[Negation], sizes: tuple[int, int]
) -> list[Negation]:
    """Return the negations that no answer is near enough to, each answer taken once, nearest pairs first."""
    pairs = sorted((_apart(a, b, sizes), n, m) for n, a in enumerate(asked) for m, b in enumerate(answers))
    taken: dict[int, int] = {}
    for apart, n, m in pairs:
        if apart <= _NEAR and n not in taken and m not in taken.values():
            taken[n] = m
    return [each for n, each in enumerate(asked) if n not in taken]


def _demands(negation: Negation, target: str, answers: Sequence[Negation]) -> bool:
    """Tell whether the English has to say this negation in so many words."""
    if negation.softened and any(target[each.start : each.end].lower() in _ONLY for each in answers):
        return False
    if not negation.negated:
        return True
    said = {word.lower[:_STEM] for word in read_english(target).words if len(word.lower) > 3}
    return any(gloss[:_STEM] in said for word in negation.negated for gloss in meanings_of(word))
