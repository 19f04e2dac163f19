from hypothesis import given
from hypothesis import strategies as st

from deskbrief.clean import block_id, carry_ids, clean
from deskbrief.load import load_bytes

PARAGRAPHS = [
    "أعلنت وزارة النقل عن خطة جديدة لتطوير السكك الحديدية في المحافظات الجنوبية خلال ثلاث سنوات.",
    "وقال المتحدث باسم الوزارة إن الكلفة تبلغ 300 مليون دولار، وإن التمويل مضمون من المصرف الدولي.",
    "في المقابل شكك نواب في جدوى المشروع وطالبوا بعرضه على لجنة مستقلة قبل توقيع العقود.",
    "ومن المقرر أن تبدأ أعمال المسح الميداني في آذار المقبل بمشاركة خبراء من خمس جامعات.",
    "ويعاني قطاع النقل منذ عقود من الإهمال وقدم القاطرات ونقص العاملين المدربين.",
]


def article(*paragraphs: str):
    return clean(load_bytes("\n\n".join(("خطة لتطوير السكك", *paragraphs)).encode(), "x", ".txt"))


def ids(of) -> list[str]:
    return [block.id for block in of.blocks]


def test_an_id_is_eight_digits_made_of_the_words():
    seen: dict[str, int] = {}
    assert len(block_id("إعلان الخطة", seen)) == 8
    assert block_id("اعلان  الخطه", {}) == block_id("إعلان الخطة", {})
    assert block_id("إعلان الخطط", {}) != block_id("إعلان الخطة", {})


def test_the_same_words_again_get_an_ordinal():
    seen: dict[str, int] = {}
    first, second, third = (block_id("نص", seen) for _ in range(3))
    assert (second, third) == (f"{first}-2", f"{first}-3")


@given(st.integers(0, 4), st.text("ابتثج ", min_size=1, max_size=20))
def test_editing_one_paragraph_leaves_all_other_ids_alone(number, addition):
    edited = list(PARAGRAPHS)
    edited[number] = edited[number][:-1] + " " + addition + "."
    before, after = ids(article(*PARAGRAPHS)), ids(article(*edited))
    assert [old for n, old in enumerate(before) if n != number + 1] == [
        new for n, new in enumerate(after) if n != number + 1
    ]


@given(st.integers(0, 4))
def test_an_edited_paragraph_keeps_its_id_when_ids_are_carried(number):
    edited = list(PARAGRAPHS)
    edited[number] = edited[number].replace("ال", "") + " وأضيفت جملة قصيرة."
    before = article(*PARAGRAPHS)
    assert ids(carry_ids(before, article(*edited))) == ids(before)


@given(st.permutations(PARAGRAPHS))
def test_paragraphs_that_moved_keep_their_ids(order):
    before = article(*PARAGRAPHS)
    known = {block.text: block.id for block in before.blocks}
    carried = carry_ids(before, article(*order))
    assert all(known[block.text] == block.id for block in carried.blocks)


def test_ids_survive_two_edits_in_a_row():
    first = article(*PARAGRAPHS)
    second = carry_ids(first, article(PARAGRAPHS[0] + " تعديل أول.", *PARAGRAPHS[1:]))
    third = carry_ids(second, article(PARAGRAPHS[0] + " تعديل أول وثان.", *PARAGRAPHS[1:]))
    assert ids(third) == ids(first)


def test_a_new_paragraph_gets_an_id_of_its_own():
    before = article(*PARAGRAPHS[:3])
    after = carry_ids(before, article(PARAGRAPHS[0], PARAGRAPHS[4], *PARAGRAPHS[1:3]))
    assert [i for i in ids(after) if i in ids(before)] == ids(before)
    assert len(set(ids(after))) == 5


def test_the_old_wording_coming_back_elsewhere_takes_nobodys_id():
    before = article(*PARAGRAPHS)
    edited = carry_ids(before, article(PARAGRAPHS[0] + " تعديل.", *PARAGRAPHS[1:]))
    again = carry_ids(edited, article(PARAGRAPHS[0] + " تعديل.", *PARAGRAPHS[1:], PARAGRAPHS[0]))
    assert ids(again)[:6] == ids(before)
    assert len(set(ids(again))) == 7


@given(
    st.lists(st.sampled_from([*PARAGRAPHS, "خبر"]), min_size=1, max_size=8),
    st.lists(st.sampled_from([*PARAGRAPHS, "خبر"]), min_size=1, max_size=8),
)
def test_no_two_blocks_ever_share_an_id(old, new):
    carried = carry_ids(article(*old), article(*new))
    everything = [part.id for part in (*carried.blocks, *carried.dropped)]
    assert len(set(everything)) == len(everything)
