"""The names of an Arabic text: well-known ones as they are listed, others by titles, heads and given names.

Whether a word is a name at all the segmenter tells from its neighbours; this says where a name begins and
ends, and what it names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from deskbrief.arabic.normalise import normalise
from deskbrief.facts.dates import arabic_dates
from deskbrief.facts.names.arabic import spoken
from deskbrief.glossary import Kind
from deskbrief.names.attested import Attested
from deskbrief.names.known import LONGEST, KnownName, known_names
from deskbrief.translate.engines.draft.morphology import Analysis
from deskbrief.translate.engines.draft.people import GIVEN_NAMES
from deskbrief.translate.engines.draft.tokens import Kind as TokenKind
from deskbrief.translate.engines.draft.tokens import Token, tokenise
from deskbrief.translate.engines.draft.units import SAYING, fold_spelling
from deskbrief.translate.terms.finding import segmenter

_LONGEST_UNKNOWN = 5
"""Words of a name that no list holds."""
_LONGEST_WORD = 12
"""Letters; longer ones are words that scraping glued together."""


def _folded(words: str) -> frozenset[str]:
    return frozenset(map(fold_spelling, words.split()))


_TITLES = _folded(
    "الرئيس الوزير الوزيرة الوزراء الجنرال اللواء العميد العقيد الفريق المقدم النقيب الملازم"
    " الملك الملكة الأمير الأميرة الشيخ الشيخة السيد السيدة الدكتور الدكتورة المهندس المهندسة"
    " القاضي النائب النائبة السفير السفيرة المتحدث المتحدثة الناطق المحافظ القائد الأستاذ"
    " البابا الإمام الزعيم المدير المديرة المحامي المحامية المحلل الخبير الخبيرة الباحث"
    " الباحثة الصحفي الصحفية الصحافي الصحافية الكاتب الكاتبة الناشط الناشطة السيناتور المستشار"
    " المستشارة الرائد البروفيسور الشهيد الأب المطران المبعوث المفوض الأمين"
)
_PLACES = _folded(
    "مدينة محافظة قضاء ناحية بلدة قرية منطقة حي مخيم معبر مطار ميناء نهر بحيرة جبل إقليم"
    " ولاية جزيرة سد وادي شارع مديرية قاعدة سهل جسر"
)
_BODIES = _folded(
    "وزارة حزب منظمة جامعة شركة حركة مجلس هيئة وكالة قناة صحيفة مؤسسة جمعية نقابة تنظيم كتلة"
    " تيار ائتلاف تحالف بنك مصرف محكمة مديرية لجنة مركز معهد حكومة بعثة سفارة قوات حشد كتائب"
    " لواء اتحاد رابطة جماعة برلمان مفوضية صندوق ميليشيا فصائل جيش شرطة"
)
_LINKS = _folded("بن ابن بنت أبو أبي أم آل عبد ولد")
_PARENTS = _folded("أبو أم")
_QUOTES = frozenset('"“”«»')
_SUFFIXES = _folded("الدين الله")
_NO_FAMILY = _folded(
    "الذي التي الذين الماضي الماضية القادم القادمة المقبل المقبلة الحالي الحالية السابق"
    " السابقة الثاني الثانية الأول الأولى الثالث الجاري الجديد الجديدة الإرهابي الإرهابية"
    " الرئيسي الرسمي الوطني الدولي العام العامة الخاص الأخير الأخيرة"
)
"""What ends like a family name, or follows a name with an article, and is none."""
_ATTESTED = Attested()
_FEWEST = 3
"""People that are called by a word which is another one too, for it to be taken for a family name."""
_NO_NAMES = _folded("الله اليوم أمس غدا الإنترنت الانترنت إنترنت اليورو يورو الدولار دولار")
_OPEN_CLASSES = frozenset(("NAME", "N", "A", "V"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands in a text."""

    start: int
    """Offsets into the text as written."""
    end: int
    words: tuple[str, ...]
    """As they are written, without clitics before the first."""
    kind: Kind
    is_sure: bool
    """It is listed, or something before it speaks for it; otherwise only the word itself does."""

    @property
    def key(self) -> tuple[str, ...]:
        """The words, folded."""
        return tuple(map(fold_spelling, self.words))


@lru_cache(maxsize=4096)  # a table is made again after every edit, and one paragraph has changed
def find_names(text: str, families: frozenset[str] = frozenset()) -> tuple[Mention, ...]:
    """Return the names of an Arabic text from its beginning to its end; none lies within another.

    ``families`` are folded words that are known to be family names here, whatever else they may mean.
    """
    normalised = normalise(text)
    tokens = tokenise(normalised.text)
    reader = _Reader(tokens, segmenter().read(tokens), normalised.text, families)
    found, at = [], 0
    while at < len(tokens):
        name = reader.name_at(at)
        if name is None:
            at += 1
            continue
        stop, kind, is_sure = name
        start, _ = normalised.span(tokens[at].start, tokens[at].end)
        _, end = normalised.span(tokens[stop - 1].start, tokens[stop - 1].end)
        words = (reader.bare(at), *(token.text for token in tokens[at + 1 : stop]))
        found.append(Mention(start, end, words, kind, is_sure))
        at = stop
    return tuple(found)


Named = tuple[int, Kind, bool]
"""Where a name ends, what it is, and whether that is sure."""


class _Reader:
    """The words of one text."""

    def __init__(
        self,
        tokens: Sequence[Token],
        readings: Sequence[Analysis | None],
        text: str,
        families: frozenset[str],
    ) -> None:
        self._tokens = tokens
        self._readings = readings
        self._families = families
        self._keys = [fold_spelling(token.text) for token in tokens]
        self._dated = [range(date.start, date.end) for date in arabic_dates(text)]

    def bare(self, at: int) -> str:
        """Return a word without the clitics before it."""
        reading = self._readings[at]
        is_clothed = reading is not None and (reading.conjunction or reading.particle)
        return reading.core if reading is not None and is_clothed else self._tokens[at].text

    def name_at(self, at: int) -> Named | None:
        """Return the name that begins at a word, if one does."""
        token = self._tokens[at]
        if token.kind is not TokenKind.WORD or any(token.start in date for date in self._dated):
            return None
        listed = self._listed(at)
        other = self._body(at) or self._person(at) or self._place(at) or self._family_name(at)
        if listed is None or (other is not None and other[0] > listed[0]):
            return other
        return listed

    def _listed(self, at: int) -> Named | None:
        """Return the longest listed name that begins here."""
        known = known_names()
        best: tuple[int, KnownName] | None = None
        for first in dict.fromkeys((self._keys[at], fold_spelling(self.bare(at)))):
            words = [first]
            for stop in range(at + 1, min(at + LONGEST, len(self._tokens)) + 1):
                name = known.get(" ".join(words))
                if name is not None and (best is None or stop > best[0]):
                    best = stop, name
                if stop < len(self._tokens):
                    words.append(self._keys[stop])
        if best is None or (best[0] == at + 1 and not (self._is_name(at) and not self._is_before_a_name(at))):
            return None
        if best[1].kind is Kind.PERSON:
            stop = self._family(at, best[0])
            return stop, Kind.PERSON, True
        return best[0], best[1].kind, True

    def _is_name(self, at: int) -> bool:
        """Tell whether a word alone is a name rather than another word of the language."""
        token, reading = self._tokens[at], self._readings[at]
        bare = fold_spelling(self.bare(at))
        if token.kind is not TokenKind.WORD or bare in _NO_NAMES or not 2 < len(bare) <= _LONGEST_WORD:
            return False
        return reading is None or reading.tag == "NAME" or bool(spoken(token.text, self._keys[at]).english)

    def _is_unlisted_name(self, at: int) -> bool:
        """Tell whether a word is a name by the segmenter, or unknown to it."""
        reading = self._readings[at]
        return self._is_name(at) and (reading is None or reading.tag == "NAME")

    def _is_given(self, at: int) -> bool:
        return self._is_open(at) and fold_spelling(self.bare(at)) in GIVEN_NAMES

    def _is_open(self, at: int) -> bool:
        """Tell whether a word may be a name at all: ``على`` is spelt like ``علي``."""
        reading = self._readings[at]
        return reading is None or reading.tag in _OPEN_CLASSES

    def _stands_free(self, at: int) -> bool:
        """Tell whether a word has no clitic before it, so that it may go on what stands before."""
        reading = self._readings[at]
        return self._tokens[at].kind is TokenKind.WORD and (
            reading is None or not (reading.conjunction or reading.particle)
        )

    def _body(self, at: int) -> Named | None:
        """Return an organisation: a head, and the definite words that follow."""
        if fold_spelling(self.bare(at)) not in _BODIES:
            return None
        stop = at + 1
        while stop < len(self._tokens) and stop - at < _LONGEST_UNKNOWN and self._goes_on_body(at, stop):
            stop += 1
        is_definite = any(self._is_definite(word) for word in range(at + 1, stop))
        return (stop, Kind.ORGANISATION, True) if is_definite else None

    def _goes_on_body(self, head: int, at: int) -> bool:
        """Tell whether a word goes on a body: the first definite noun ends it, but for adjectives."""
        reading = self._readings[at]
        if (
            not self._stands_free(at)
            or self._keys[at] in _NO_FAMILY
            or fold_spelling(self.bare(at)) in _TITLES
        ):
            return False
        if reading is None or reading.tag == "NAME":
            return not any(self._tokens[at].start in date for date in self._dated)
        if reading.tag not in ("N", "A") or not reading.definite:
            return False
        is_adjective = reading.tag == "A" or reading.core.endswith(("ي", "ية"))
        return is_adjective or not any(map(self._is_definite, range(head + 1, at)))

    def _is_definite(self, at: int) -> bool:
        reading = self._readings[at]
        return reading is None or reading.definite or reading.tag == "NAME"

    def _person(self, at: int) -> Named | None:
        """Return a person: behind a title or a verb of saying, or a given name with a family name."""
        before = self._keys[at - 1] if at else ""
        titled = before in _TITLES
        is_called = titled and self._is_open(at) and _bearers(self.bare(at)) >= _FEWEST
        opens = self._is_unlisted_name(at) or self._is_given(at) or self._is_link(at) or is_called
        if not opens or self._is_before_a_name(at):
            return None
        stop = self._family(at, at + 1)
        if self._is_link(at) and stop == at + 1:
            return None
        said = before.lstrip("وف") in SAYING and self._is_unlisted_name(at)
        is_full = stop - at > 1 and (self._is_given(at) or self._is_link(at))
        if titled or said or is_full:
            return stop, Kind.PERSON, True
        is_adjective = self._keys[at].startswith("ال") and self._keys[at].endswith("ة")
        if not self._is_unlisted_name(at) or before in _PLACES or (stop == at + 1 and is_adjective):
            return None
        is_quoted = self._mark(at - 1) in _QUOTES and self._mark(stop) in _QUOTES
        is_body = stop - at > 1 and (is_quoted or self._keys[at].startswith("ال"))
        return stop, Kind.ORGANISATION if is_body else Kind.PERSON, False

    def _is_before_a_name(self, at: int) -> bool:
        """Tell whether a word that may be a name stands before one rather than at its beginning."""
        if at + 1 >= len(self._tokens) or self._is_given(at) or self._is_link(at):
            return False
        if self._keys[at] in _TITLES:
            return self._is_unlisted_name(at + 1) or self._is_given(at + 1)
        is_followed = self._is_given(at + 1) and self._stands_free(at + 1)
        return self._keys[at + 1] in _PARENTS or (is_followed and self._keys[at].startswith("ال"))

    def _mark(self, at: int) -> str:
        return self._tokens[at].text if 0 <= at < len(self._tokens) else ""

    def _family_name(self, at: int) -> Named | None:
        """Return a family name that stands alone, not as an adjective behind its noun."""
        if fold_spelling(self.bare(at)) not in self._families:
            return None
        before = self._readings[at - 1] if at else None
        is_adjective = before is not None and before.tag in ("N", "A") and self._keys[at - 1] not in _TITLES
        return None if is_adjective else (at + 1, Kind.PERSON, True)

    def _is_link(self, at: int) -> bool:
        return (
            self._keys[at] in _LINKS
            and self._keys[at] not in ("ام", "ال", "ولد")
            and at + 1 < len(self._tokens)
            and self._tokens[at + 1].kind is TokenKind.WORD
            and (self._is_unlisted_name(at + 1) or self._is_given(at + 1) or self._keys[at] == "عبد")
        )

    def _family(self, first: int, at: int) -> int:
        """Return where a person's name ends of which at least one word stands before."""
        while at < len(self._tokens) and at - first < _LONGEST_UNKNOWN + 1 and self._goes_on(at):
            at += 1
        while at - first > 1 and self._keys[at - 1] in _LINKS:
            at -= 1
        return at

    def _goes_on(self, at: int) -> bool:
        key, reading = self._keys[at], self._readings[at]
        if not self._stands_free(at) or key in _NO_FAMILY or key in _TITLES or key in _BODIES:
            return False
        if any(self._tokens[at].start in date for date in self._dated):
            return False
        if key in _LINKS or key in _SUFFIXES or self._keys[at - 1] in _LINKS:
            return True
        known = known_names().get(key)
        if known is not None and known.kind is not Kind.PERSON:
            return False
        if self._is_unlisted_name(at) or self._is_given(at):
            return True
        if not key.startswith("ال") or (reading is not None and reading.tag not in _OPEN_CLASSES):
            return False
        is_nisba = self._tokens[at].text.endswith("ي")
        if self._keys[at - 1].startswith("ال"):  # one family name is mostly all
            return is_nisba and known is not None
        return is_nisba or known is not None or _bearers(self._tokens[at].text) >= _FEWEST

    def _place(self, at: int) -> Named | None:
        """Return a place: what no list holds behind ``مدينة`` and the like."""
        if not at or self._keys[at - 1] not in _PLACES or not self._stands_free(at):
            return None
        if not (self._is_unlisted_name(at) or self._tokens[at].text.startswith("ال")):
            return None
        return at + 1, Kind.PLACE, True


@lru_cache(maxsize=20_000)
def _bearers(word: str) -> int:
    return _ATTESTED.bearers(word)


def mentions_of(texts: Sequence[str]) -> Iterator[tuple[int, Mention]]:
    """Yield the names of the paragraphs of an article, each with the number of its paragraph from 0.

    A family name that a full name brings in is one wherever it stands. A word that alone speaks for its being
    a name is left out where it stands once in the whole article.
    """
    families = frozenset(
        mention.key[-1]
        for text in texts
        for mention in find_names(text)
        if mention.kind is Kind.PERSON and mention.is_sure and len(mention.words) > 1
    )
    found = [(number, mention) for number, text in enumerate(texts) for mention in find_names(text, families)]
    often = {mention.key for _, mention in found if mention.is_sure}
    counts: dict[tuple[str, ...], int] = {}
    for _, mention in found:
        counts[mention.key] = counts.get(mention.key, 0) + 1
    for number, mention in found:
        is_doubtful = mention.key not in often and len(mention.words) == 1 and counts[mention.key] == 1
        if not is_doubtful:
            yield number, mention
