"""Source units put into the order that English wants, before any English is chosen.

Rules of the language, no more: adjectives before their noun, a possessive before what is possessed, one
article for a noun phrase, subject before verb. Where the rules leave a choice (whose adjective it is, whether
a noun phrase is the verb's subject, whether an idafa becomes ``the price of oil`` or ``oil prices``) the
other orders are offered too, and the decoder decides.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from deskbrief.translate.engines.draft.people import GIVEN_NAMES
from deskbrief.translate.engines.draft.units import SAYING, Unit

_AUXILIARY = frozenset({"قد", "لقد", "كان", "كانت", "يكون", "تكون", "سوف"})
_TIME = frozenset("اليوم امس غدا الان الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعة السبت ايضا".split())
_NUMERALS = frozenset(
    "اثنان اثنين ثلاثة اربعة خمسة ستة سبعة ثمانية تسعة عشرة ثلاث اربع خمس ست سبع ثماني تسع عشر عشرون عشرين"
    " مئة مائة مئات الاف عشرات ملايين".split()
)
_QUANTITY = frozenset("جميع كل بعض معظم اغلب عدة كافة احد احدي عدد نحو اكثر حوالي".split()) | _NUMERALS
_NAME_LIKE = frozenset({"NAME", "X", "LIT"})


OF_OWNER = Unit("~'s", "PRO", 0, 0)
"""Stands in an order for the ``'s`` that English may write for an idafa."""
MOST_ORDERS = 6

Orders = list[list[Unit]]
"""Ways to order one stretch of units, the likeliest by the rules first."""


@dataclass(slots=True)
class Chunk:
    """A noun phrase in English order, or one other unit."""

    units: list[Unit]
    head: Unit | None = None
    """The noun that a verb agrees with; None where this is no noun phrase."""
    others: Orders = field(default_factory=list)
    """Other orders of the same units."""

    @property
    def orders(self) -> Orders:
        """All orders, the likeliest first."""
        return [self.units, *self.others]


def preorder(units: list[Unit]) -> list[Unit]:
    """Return the units in English order; none is lost, some leave their article to their phrase."""
    return [unit for orders in orders_of(units) for unit in orders[0]]


def orders_of(units: list[Unit]) -> list[Orders]:
    """Return the units stretch by stretch, each in the orders that it can have."""
    return _subjects_first(_chunks(units))


def supply_subject(stretches: list[Orders]) -> list[Orders]:
    """Open with a pronoun where a sentence opens with a verb of saying whose subject is in the verb itself.

    The pronoun stands for the verb's word. Only the masculine singular is supplied: a feminine one may be a
    ministry as well as a woman.
    """
    first = stretches[0][0][0] if stretches else None
    if first is None or first.tag != "V" or first.subject != "3MS" or first.key not in SAYING:
        return stretches
    return [[[Unit("~3MS", "PRO", first.start, first.end)]], *stretches]


def _starts_phrase(unit: Unit) -> bool:
    return (unit.tag in ("N", "NAME", "X") and unit.key not in _TIME) or (unit.tag == "A" and unit.definite)


def _counts(unit: Unit) -> bool:
    return unit.tag == "NUM" or unit.key in _NUMERALS


def _chunks(units: list[Unit]) -> list[Chunk]:
    chunks: list[Chunk] = []
    at = 0
    while at < len(units):
        unit = units[at]
        if _starts_phrase(unit) and not _counts(unit):
            chunk, at = _noun_phrase(units, at)
        elif _counts(unit) and at + 1 < len(units) and _starts_phrase(units[at + 1]):
            chunk, at = _noun_phrase(units, at + 1)
            chunk = Chunk([unit, *chunk.units], unit, [[unit, *order] for order in chunk.others])
        elif (
            unit.tag == "DEM"
            and at + 1 < len(units)
            and _starts_phrase(units[at + 1])
            and units[at + 1].definite
        ):
            chunk, at = _noun_phrase(units, at + 1)
            chunk.units, *chunk.others = [
                [unit, _without_article(order[0]), *order[1:]] for order in chunk.orders
            ]
        else:
            chunk, at = Chunk([unit]), at + 1
        chunks.append(chunk)
    return chunks


def _noun_phrase(units: list[Unit], at: int) -> tuple[Chunk, int]:
    """Read an idafa chain, the adjectives that agree with it and the names in apposition to it.

    Returns the phrase in English order and the index behind it.
    """
    chain: list[list[Unit]] = []
    while at < len(units) and _starts_phrase(units[at]):
        noun = [units[at]]
        at += 1
        if at < len(units) and units[at].tag == "POSS":
            noun.insert(0, replace(units[at], key=units[at].key[1:] + "+"))
            at += 1
        chain.append(noun)
        last = noun[-1]
        if last.definite or last.possessed or last.tag != "N":
            break
    head = chain[0][-1]
    closing = chain[-1][-1]
    definite = closing.definite or closing.possessed or closing.tag in _NAME_LIKE
    adjectives, at = _adjectives(units, at, definite)
    for noun in chain[:-1]:
        noun[-1] = replace(noun[-1], construct=noun[-1].tag == "N")
    owner = _owner(chain, adjectives[0][0]) if adjectives else -1
    orders = [_in_order(chain, adjectives, owner)]
    if adjectives and len(chain) > 1:
        orders += [
            _in_order(chain, adjectives, other)
            for other in (0, len(chain) - 1)
            if other != owner and _agrees(chain[other][-1], adjectives[0][0])
        ]
    if len(chain) == 2:
        orders += _compounds(chain, adjectives, owner)
    out: list[Unit] = []
    while definite and at < len(units) and _continues_name(units, at):
        unit = units[at]
        if (
            unit.definite
            and unit.tag != "NAME"
            and any(named.name in GIVEN_NAMES for named in (*orders[0], *out))
        ):
            unit = replace(unit, tag="NAME", spelt=True, glosses=())
        out.append(unit)
        at += 1
    first, *others = ([*order, *out] for order in orders)
    return Chunk(first, head, others), at


def _in_order(chain: list[list[Unit]], adjectives: list[list[Unit]], owner: int) -> list[Unit]:
    """Return the nouns of an idafa one behind the other, the adjectives before their owner."""
    return [
        unit
        for index, noun in enumerate(chain)
        for unit in (_before_noun(noun, adjectives) if index == owner else noun)
    ]


def _compounds(chain: list[list[Unit]], adjectives: list[list[Unit]], owner: int) -> Orders:
    """Return an idafa of two nouns as English compounds it: ``oil prices``, ``Trump 's wife``."""
    head, closing = chain
    if len(head) > 1 or head[0].tag != "N":
        return []
    plain = replace(head[0], construct=False)
    named = closing[-1].tag in _NAME_LIKE
    adjectives_of = [unit for adjective in reversed(adjectives) for unit in adjective]
    if owner == 1:  # of the owner: ``the new president 's wife``, ``natural gas prices``
        owned = _before_noun(closing, adjectives)
        return [[*owned, OF_OWNER, plain], [*owned, plain]]
    rest = [*map(_without_article, adjectives_of), plain]
    if named:
        return [[*closing, OF_OWNER, *rest]]
    bare = _without_article(closing[-1]) if adjectives_of else closing[-1]
    orders: Orders = [[*closing, OF_OWNER, *rest]]
    if len(closing) == 1:
        orders.insert(0, [*adjectives_of, bare, plain])
    return orders


def _adjectives(units: list[Unit], at: int, definite: bool) -> tuple[list[list[Unit]], int]:
    """Return the adjectives from ``at`` on, coordinated ones together, and the index behind them."""
    adjectives: list[list[Unit]] = []
    while at < len(units):
        if _is_adjective(units[at], definite):
            adjectives.append([units[at]])
            at += 1
        elif (
            adjectives
            and units[at].key == "و+"
            and at + 1 < len(units)
            and units[at + 1].tag == "A"
            and _is_adjective(units[at + 1], definite)
        ):
            adjectives[-1] += units[at : at + 2]
            at += 2
        else:
            break
    return adjectives, at


def _is_adjective(unit: Unit, definite: bool) -> bool:
    if unit.definite != definite or unit.key in _TIME or unit.possessed:
        return False
    return unit.tag == "A" or (definite and unit.adjectival)


def _continues_name(units: list[Unit], at: int) -> bool:
    unit = units[at]
    if unit.tag in _NAME_LIKE:
        return True
    return unit.tag in ("N", "A") and unit.definite and at > 0 and units[at - 1].tag in ("NAME", "X")


def _owner(chain: list[list[Unit]], adjective: Unit) -> int:
    """Return which noun of an idafa the adjective belongs to: by gender where that tells, else the last.

    Names are hardly ever described, so behind one the adjective is the first noun's.
    """
    last = len(chain) - 1
    if last and chain[last][-1].tag in _NAME_LIKE:
        return 0
    if last and not _agrees(chain[last][-1], adjective) and _agrees(chain[0][-1], adjective):
        return 0
    return last


def _agrees(noun: Unit, adjective: Unit) -> bool:
    return _is_feminine(noun) == (adjective.feminine or adjective.key.endswith("ة"))


def _is_feminine(noun: Unit) -> bool:
    """Plurals of things count as feminine; a broken plural shows in its gloss."""
    return noun.feminine or noun.key.endswith("ة") or _has_plural_gloss(noun)


def _has_plural_gloss(noun: Unit) -> bool:
    return any(gloss.endswith("s") and not gloss.endswith(("ss", "us", "is")) for gloss in noun.glosses)


def _before_noun(noun: list[Unit], adjectives: list[list[Unit]]) -> list[Unit]:
    """Put the adjectives, the last one first, before their noun; only the first word keeps an article."""
    group = [unit for adjective in reversed(adjectives) for unit in adjective]
    possessives, core = noun[:-1], noun[-1]
    if possessives:
        return [*possessives, *map(_without_article, group), core]
    if core.tag in _NAME_LIKE:
        return [group[0], *map(_without_article, group[1:]), core]
    return [group[0], *map(_without_article, group[1:]), _without_article(core)]


def _without_article(unit: Unit) -> Unit:
    if unit.definite and unit.key.startswith("ال"):
        return replace(unit, key=unit.key[2:], definite=False)
    return unit


def _subjects_first(chunks: list[Chunk]) -> list[Orders]:
    """Move the noun phrase behind a verb before it, where number and gender say that it is its subject."""
    out: list[Orders] = []
    at = 0
    while at < len(chunks):
        chunk = chunks[at]
        following = chunks[at + 1] if at + 1 < len(chunks) else None
        if following is None or not _is_subject(chunk.units[0], following):
            out.append(chunk.orders)
            at += 1
            continue
        group = list(chunk.units)
        while out and (out[-1][0][0].tag in ("NEG", "FUT") or out[-1][0][0].key in _AUXILIARY):
            group = [*out.pop()[0], *group]
        before = [[*order, *group] for order in following.orders]
        out.append([*before, [*group, *following.units]][:MOST_ORDERS])
        at += 2
    return out


def _is_subject(verb: Unit, phrase: Chunk) -> bool:
    """Before its subject an Arabic verb stands in the singular and agrees in gender."""
    head = phrase.head
    if verb.tag != "V" or head is None or verb.subject[:1] != "3" or verb.subject[-1:] != "S":
        return False
    if (
        head.tag in _NAME_LIKE
        or head.tag == "NUM"
        or head.key in _QUANTITY
        or head.number == "P"
        or _has_plural_gloss(head)
    ):
        return True
    return ("F" in verb.subject) == _is_feminine(head)
