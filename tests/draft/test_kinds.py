"""What a field accepts, and what it says when it does not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import ValidationError

from protowiz.draft.ask import Kind
from protowiz.draft.kinds import Datum, Email, Kbo, Postcode, Url, Vestiging, from_text, to_text
from protowiz.draft.models import validator_of
from protowiz.draft.text import clean, kbo_is_valid, parse_date, write_date, write_kbo


def refusal(kind: Any, value: object) -> str:
    with pytest.raises(ValidationError) as caught:
        validator_of(kind).validate_python(value)
    return str(caught.value.errors()[0]["msg"])


@pytest.mark.parametrize(
    "text",
    ["2021-01-28", "28/1/2021", "28.01.2021", "28-1-2021", "28 januari 2021", " 28 / 01 / 2021 "],
)
def test_a_date_may_be_written_in_the_usual_ways(text: str) -> None:
    assert parse_date(text) == date(2021, 1, 28)


@pytest.mark.parametrize(
    "text", ["31/02/2021", "28/1/21", "najaar 2021", "28 january 2021", "", "1/2"]
)
def test_what_is_no_full_date_stays_text(text: str) -> None:
    assert parse_date(text) is None


def test_a_wrong_date_is_told_how_to_write_one() -> None:
    assert "28/01/2026" in refusal(Datum, "31 februari 2021")


@given(st.dates())
def test_every_date_reads_back_as_it_is_written(value: date) -> None:
    if value.year >= 1000:
        assert parse_date(write_date(value)) == value
        assert from_text(Kind.DATE, to_text(Kind.DATE, value)) == value


@pytest.mark.parametrize("number", ["0123.456.749", "0123456749", "123456749", "BE 0123.456.749"])
def test_an_enterprise_number_may_have_dots_or_lack_its_nought(number: str) -> None:
    assert validator_of(Kbo).validate_python(number) == number
    assert write_kbo(number) == "0123.456.749"


def test_swapped_digits_fail_the_check_digit() -> None:
    assert "controlegetal" in refusal(Kbo, "0123.456.794")


def test_check_digits_run_from_01_to_97() -> None:
    first = next(n for n in range(1_000_000, 2_000_000) if n % 97 == 0)
    assert kbo_is_valid(f"0{first}97")
    assert not kbo_is_valid(f"0{first}00")


@given(st.integers(0, 19_999_999), st.integers(0, 99))
def test_of_each_hundred_numbers_exactly_one_is_valid(first: int, last: int) -> None:
    valid = [kbo_is_valid(f"{first:08d}{check:02d}") for check in range(100)]
    assert sum(valid) == 1


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("012345674", "controlegetal"),
        ("12345", "tien cijfers"),
        ("3123456789", "begint met 0 of 1"),
        ("x", "tien cijfers"),
    ],
)
def test_a_number_that_cannot_be_is_refused_with_the_reason(number: str, told: str) -> None:
    assert told in refusal(Kbo, number)


def test_an_establishment_number_begins_with_two_to_eight() -> None:
    assert validator_of(Vestiging).validate_python("2.123.456.791")
    assert write_kbo("2123456791") == "2.123.456.791"
    assert "begint met" in refusal(Vestiging, "0123.456.749")


@pytest.mark.parametrize("address", ["dpo@stad.example", "a.b+c@x-y.example"])
def test_an_email_address_is_accepted(address: str) -> None:
    assert validator_of(Email).validate_python(address)


@pytest.mark.parametrize("address", ["dpo", "dpo@stad", "d po@stad.example", "dpo@@stad.example"])
def test_what_is_no_email_address_is_refused(address: str) -> None:
    assert "e-mailadres" in refusal(Email, address)


@pytest.mark.parametrize(
    "url", ["www.stad.example", "https://stad.example/a?b=c#d", "stad.example/protocollen"]
)
def test_a_web_address_may_lack_its_scheme(url: str) -> None:
    assert validator_of(Url).validate_python(url)


@pytest.mark.parametrize("url", ["stad", "javascript:alert(1)", "http://", "www.stad .example"])
def test_what_is_no_web_address_is_refused(url: str) -> None:
    assert "webadres" in refusal(Url, url)


def test_a_postal_code_has_four_digits() -> None:
    assert validator_of(Postcode).validate_python(9000) == "9000"
    assert "vier cijfers" in refusal(Postcode, "0999")


def test_pasted_text_loses_what_breaks_a_file_and_keeps_the_rest() -> None:
    assert clean("a\r\nb\rc\x0bd\x00\x1b[31m\u202ee\ufffe\ud800") == "a\nb\nc\nd[31me"
    assert clean("e\u0301") == "é"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    clean(text).encode()
