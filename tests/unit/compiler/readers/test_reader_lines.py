from lianqun.compiler.readers.lines import split_lines

PAGE = "".join(f"第{'一二三四五六七八九十'[i % 10]}项工作要抓紧推进，\n" for i in range(20))


def texts(original: str) -> list[str]:
    return [line.text for line in split_lines(original)]


def test_page_numbers_and_rules_are_left_out() -> None:
    lines = "产业\n—— 16\n- 17 -\n— 18 —\n第 19 页 共 90 页\n第20页\n- 5\n-----\n发展"
    assert texts(lines) == ["产业", "- 5".removeprefix("- "), "发展"]


def test_bare_page_numbers_are_told_by_their_rise() -> None:
    pages = "".join(PAGE + f"{number}\n" for number in range(7, 12))
    assert not any(text.isdigit() for text in texts(pages))


def test_bare_numbers_of_a_table_stay() -> None:
    assert texts("1\n产值\n2\n利润\n3\n税收")[::2] == ["1", "2", "3"]


def test_centred_page_numbers_may_stand_close() -> None:
    pages = "".join(f"产业\n发展\n规划\n目标\n任务{n}\n{' ' * 30}{n}\n" for n in range(1, 5))
    assert not any(text.isdigit() for text in texts(pages))


def test_running_heads_beside_page_numbers_are_left_out() -> None:
    pages = "".join(f"白河市产业规划\n产业发展{n}\n— {n} —\n" for n in range(1, 6))
    assert texts(pages)[1:] == [f"产业发展{n}" for n in range(1, 6)]


def test_markdown_marks_are_kept_apart_from_the_text() -> None:
    lines = split_lines("## 一、目标\n**二、任务**\n- 第一项\n> 引文\n|---|:--:|\n")
    assert [(line.text, line.mark) for line in lines] == [
        ("一、目标", "##"),
        ("二、任务", "**"),
        ("第一项", "-"),
        ("引文", ""),
    ]


def test_full_width_and_invisible_characters() -> None:
    (line,) = split_lines("\u3000\u2002\u200b１．总体目标\ufeff\u3000\n")
    assert line.text == "1.总体目标"
    assert line.indent > 1


def test_a_gap_counts_what_was_left_out() -> None:
    assert [line.gap for line in split_lines("甲\n\n\n— 3 —\n乙\n丙")] == [0, 3, 0]
