"""Tables without a column called 指标, tables with groups of rows, and cells with units of their own."""

from toy_statements import statements, value_of, year_of

from lianqun.model.quantity import Measure

TITLE = "云岭省能源发展“十四五”规划\n\n一、目标\n\n"

Found = tuple[str, str, str, int | None, Measure]


def _read(table: str) -> list[Found]:
    return [
        (kind, said.indicator, value_of(said), year_of(said), said.measure)
        for kind, said in statements(TITLE + table, "plan.txt")
    ]


def test_a_column_of_kinds_names_the_rows_where_all_others_are_told() -> None:
    found = _read(
        "表1 主要目标\n\n类别\t单位\t2020年\t2025年\t属性\n"
        "1.1 储能装机\t万千瓦\t30\t80\t预期性\n1.2 热泵供暖能力\t亿平方米\t1.5\t2.5\t预期性\n"
    )
    assert found == [
        ("A", "储能装机", "30万千瓦", 2020, Measure.LEVEL),
        ("A", "热泵供暖能力", "1.5亿平方米", 2020, Measure.LEVEL),
        ("T", "储能装机", "80万千瓦", 2025, Measure.LEVEL),
        ("T", "热泵供暖能力", "2.5亿平方米", 2025, Measure.LEVEL),
    ]


def test_a_column_of_kinds_beside_columns_that_nothing_tells_names_nothing() -> None:
    assert not _read("表1 设施\n\n类别\t布局\t2025年\n储能\t共享\t80\n供暖\t集中\t90\n")


def test_rows_are_measured_by_the_name_of_their_group() -> None:
    found = _read(
        "表2 “十三五”成就\n\n类别\t指标\t2015\t2020\t年均增速\n"
        "电源装机规模\t水电（万千瓦）\t300\t310\t0.7%\n生物质（万千瓦）\t50\t90\t12.5%\n"
    )
    assert [(kind, name, value, year) for kind, name, value, year, _ in found] == [
        ("A", "水电装机规模", "300万千瓦", 2015),
        ("A", "水电装机规模", "310万千瓦", 2020),
        ("A", "水电装机规模年均增速", "0.7%", 2020),
        ("A", "生物质装机规模", "50万千瓦", 2015),
        ("A", "生物质装机规模", "90万千瓦", 2020),
        ("A", "生物质装机规模年均增速", "12.5%", 2020),
    ]


def test_what_a_plan_adds_is_an_increment_of_its_whole_time() -> None:
    found = _read("表3 建设需求\n\n类型\t“十四五”新增\n公交充电桩(根)\t700\n换电站(座)\t30\n")
    assert found == [
        ("T", "公交充电桩", "700根", 2025, Measure.INCREMENT),
        ("T", "换电站数", "30座", 2025, Measure.INCREMENT),
    ]


def test_a_column_whose_cells_say_their_unit_is_read() -> None:
    found = _read(
        "表4 各地2025年目标\n\n地区\t充电站(座)\t服务半径\n东山市\t20\t1.5公里\n西山市\t9\t2.0公里\n"
    )
    assert [(name, value) for _, name, value, _, _ in found] == [
        ("充电站数", "20座"),
        ("服务半径", "1.5公里"),
        ("充电站数", "9座"),
        ("服务半径", "2.0公里"),
    ]


def test_a_number_that_begins_a_name_is_no_number_of_a_row() -> None:
    found = _read(
        "表5 主要目标\n\n类别\t单位\t2020年\t2025年\n5.5G基站\t座\t30\t80\n1.5公里服务半径覆盖率\t%\t60\t90\n"
    )
    assert {name for _, name, *_ in found} == {"5.5G基站数", "1.5公里服务半径覆盖率"}
