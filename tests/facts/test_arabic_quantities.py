"""The numbers of Arabic text, as values."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.facts.quantities import Kind, arabic_quantities


def values(text):
    return [quantity.value for quantity in arabic_quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل 300 شخص", [300]),
        ("قتل ٣٠٠ شخص", [300]),
        ("بلغ العدد 1,250 حالة", [1250]),
        ("بلغ العدد ١٬٢٥٠ حالة", [1250]),
        ("ارتفع إلى 2.5 مليار دولار", [Fraction(5, 2) * 10**9]),
        ("ارتفع إلى ٢٫٥ مليون", [2_500_000]),
        ("نحو 300 ألف نازح", [300_000]),
        ("نزح 3 آلاف شخص", [3000]),
        ("ثلاثة آلاف", [3000]),
        ("ثلاثة آلاف وخمسمئة واثنان وعشرون جندياً", [3522]),
        ("مئتان وخمسون طناً", [250]),
        ("مائتي مدرسة", [200]),
        ("ثلاثمائة لاجئ", [300]),
        ("خمسمئة ألف", [500_000]),
        ("مليون ونصف المليون نازح", [1_500_000]),
        ("مليونين ونصف", [2_500_000]),
        ("مليوني شخص", [2_000_000]),
        ("عشرون قتيلاً", [20]),
        ("وعشرين قتيلاً", [20]),
        ("خمسة وعشرين جريحاً", [25]),
        ("لثلاثين عاماً", [30]),
        ("بسبعة صواريخ", [7]),
        ("ثلاثة عشر وزيراً", [13]),
        ("ثلاث عشرة وزيرة", [13]),
        ("أحد عشر لاعباً", [11]),
        ("واحد وعشرون نائباً", [21]),
        ("الدورة الثامنة والخمسين", [58]),
        ("المرتبة الثالثة", [3]),
        ("القرن الثالث عشر", [13]),
        ("بنسبة 15 في المئة", [15]),
        ("بنسبة 15%", [15]),
        ("بنسبة ١٥٪", [15]),
        ("بنسبة خمسة بالمئة", [5]),
        ("ألف قتيل", [1000]),
        ("ألفا جندي", [1000]),
        ("ألفي جندي", [2000]),
        ("مئة ألف", [100_000]),
        ("من 10 إلى 15 يوماً", [10, 15]),
        ("10-15 يوماً", [10, 15]),
        ("عام 2023", [2023]),
        ("918 483 شخصا", [918_483]),
        ("تسعة ملايين و300 ألف", [9_000_000, 300_000]),
        ("ثلاثة أرباع السكان", [Fraction(3, 4)]),
        ("لا رقم هنا", []),
        ("", []),
    ],
)
def test_a_number_is_read_as_its_value(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("عشرات القتلى", 10),
        ("مئات الأسر", 100),
        ("آلاف النازحين", 1000),
        ("عشرات الآلاف من النازحين", 10_000),
        ("مئات الآلاف", 100_000),
        ("ملايين الدولارات", 10**6),
    ],
)
def test_an_uncounted_plural_is_an_approximation(text, value):
    (found,) = [quantity for quantity in arabic_quantities(text) if quantity.kind is not Kind.DUAL]
    assert (found.value, found.kind) == (value, Kind.APPROXIMATE)


@pytest.mark.parametrize("text", ["قبل عامين", "منذ يومين", "بعد أسبوعين", "قتل شخصان", "خلال ساعتين"])
def test_a_dual_of_what_is_counted_is_two(text):
    (found,) = arabic_quantities(text)
    assert (found.value, found.kind, found.is_demanded) == (2, Kind.DUAL, True)


@pytest.mark.parametrize("text", ["بين المدن", "سنين طويلة", "فلسطين", "القوانين"])
def test_what_only_looks_like_a_dual_demands_nothing(text):
    assert not any(quantity.is_demanded for quantity in arabic_quantities(text))


@pytest.mark.parametrize("text", ["كوفيد-19", "أحد المسؤولين", "نصف السكان", "6- يقرر", "الساعة 15:30"])
def test_codes_and_what_is_said_in_other_ways_are_not_demanded(text):
    assert not any(quantity.is_demanded for quantity in arabic_quantities(text))


def test_a_percentage_may_be_said_as_a_share():
    (found,) = arabic_quantities("خمسون بالمئة")
    assert Fraction(1, 2) in found.values


@given(st.text(max_size=200))
def test_any_text_can_be_read_and_every_span_lies_in_it(text):
    for found in arabic_quantities(text):
        assert 0 <= found.start < found.end <= len(text)


def test_a_hundred_thousand_digits_are_no_number():
    assert values("7" * 100_000) in ([], [7])  # and no error
