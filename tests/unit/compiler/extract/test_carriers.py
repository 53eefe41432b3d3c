from lianqun.compiler.extract.industries.carriers import CarrierReader, list_end
from lianqun.compiler.extract.industries.wording import wording_of
from lianqun.compiler.readers.text import read_text
from lianqun.vocab.vocabulary import Vocabulary


def reader(text):
    return CarrierReader(read_text(text.encode(), "plan.txt"), wording_of(Vocabulary()))


BRACKET = (
    "到2030年，产值达到900亿元。[牵头城市：扬州市、泰州市。承载园区（县市区）：扬州高新区、"
    "江都区、靖江经开区（城南园）、泰兴市(排名第一位的为牵头单位,下同)。龙头企业：甲船、乙重工]"
)


def test_labelled_lists_of_a_bracket_are_read_without_their_notes():
    lists = [(found.slot, found.names) for found in reader(BRACKET).labelled_lists()]
    assert lists == [
        ("lead_cities", ("扬州市", "泰州市")),
        ("carriers", ("扬州高新区", "江都区", "靖江经开区（城南园）", "泰兴市")),
        ("leading_enterprises", ("甲船", "乙重工")),
    ]


def test_a_name_printed_twice_is_kept_twice():
    found = reader("承载园区：江都区、靖江区、江都区。").labelled_lists()
    assert found[0].names == ("江都区", "靖江区", "江都区")


def test_a_layout_label_before_a_sentence_is_no_list_of_carriers():
    assert reader("空间布局：形成一核两带的发展格局，推动协同。").labelled_lists() == []


def test_carriers_of_an_entry_keep_its_label():
    clauses = reader("船舶海工：以扬州高新区、靖江经开区和泰兴经开区等园区为核心载体，发展客船。")
    found = clauses.carrier_clauses()
    assert [(c.label, c.names) for c in found] == [
        ("船舶海工", ("扬州高新区", "靖江经开区", "泰兴经开区"))
    ]


def test_things_are_no_carriers():
    assert reader("以企业为载体，以数据中心网络为载体，推动发展。").carrier_clauses() == []


def test_parks_that_a_section_relies_on():
    text = "依托扬州软件园，发展软件。推动扬州高新区、靖江经开区等形成合力。建设泰兴物流园。"
    assert list(reader(text).parks_supported(0, len(text))) == [
        "扬州软件园",
        "扬州高新区",
        "靖江经开区",
    ]


def test_a_list_ends_at_the_bracket_that_it_did_not_open():
    text = "(略；牵头城市：扬州市（含县）、泰州市)其他"
    assert text[list_end(text, 8, len(text)) :] == ")其他"
