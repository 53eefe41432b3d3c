from lianqun.compiler.readers.joining import join_lines
from lianqun.compiler.readers.lines import split_lines

WRAPPED = """“十五五”时期是白河市加快转型升级的关键阶段，必须抢抓机
遇、乘势而上，推动产业体系迈上新台阶。全市上下要统一思想、
凝聚力量，扎实推进各项工作。
提升创新能力。支持企业联合高校院所组建创新联合体，围绕
关键核心技术开展攻关，到2030年研发经费投入强度达到百分之
2.5以上，高新技术企业达到六百家，科技型中小企业达到一千
五百家。
（一）优化产业布局
统筹全市产业空间，推动县区错位发展、协同发展，形成优势
— 12 —
互补的产业格局。
"""


def joined(original: str) -> list[str]:
    return ["".join(line.text for line in g.lines) for g in join_lines(split_lines(original), {})]


def test_wrapped_paragraphs_are_put_together_and_kept_apart() -> None:
    paragraphs = joined(WRAPPED)
    assert [p[:6] for p in paragraphs] == [
        "“十五五”时",
        "提升创新能力",
        "（一）优化产",
        "统筹全市产业",
    ]
    assert paragraphs[1].endswith("一千五百家。")
    assert "2.5以上" in paragraphs[1]
    assert "形成优势互补的" in paragraphs[3]


def test_a_run_in_heading_behind_a_full_line_opens_a_paragraph() -> None:
    lines = (
        "坚持创新驱动发展战略，强化企业创新主体地位，完善科技服务\n"
        "体系，加快科技成果转化，营造大众创业、万众创新的良好氛围。\n"
        "坚持绿色发展。推动工业节能降碳，建设绿色工厂和绿色园区，\n"
        "持续改善生态环境，形成节约资源和保护环境的产业结构布局。\n"
        "坚持开放合作。主动融入区域发展，承接产业转移，扩大开放。\n"
    )
    assert [p[:6] for p in joined(lines)] == ["坚持创新驱动", "坚持绿色发展", "坚持开放合作"]


def test_a_page_break_in_mid_sentence_is_mended_in_unwrapped_text() -> None:
    long = "全市规模工业企业稳步增加，产业结构持续优化，新兴产业加快成长，创新能力不断增强。"
    text = f"{long}当\n\n前，外部环境仍然复杂。\n\n{long}\n\n{long}\n\n{long}\n"
    assert joined(text)[0].endswith("当前，外部环境仍然复杂。")
    assert len(joined(text)) == 4


def test_broken_markup_is_mended() -> None:
    text = (
        "空气质量持续改善，优良天数稳步增加，PM\n2.5\n年均浓度下降到30微克/立方米，水环境质量提高。\n"
        "今年主要预期目标\n是：地区生产总值增长6%左右。\n“十五五”发展的\n主要目标\n是：经济稳定增长。\n"
    )
    paragraphs = joined(text)
    assert "PM2.5年均浓度" in paragraphs[0]
    assert paragraphs[1:] == [
        "今年主要预期目标是：地区生产总值增长6%左右。",
        "“十五五”发展的主要目标是：经济稳定增长。",
    ]


def test_titles_broken_over_lines_are_put_together() -> None:
    assert joined("关于印发《白河市“十五五”先进制造业\n发展规划》的通知\n白政发〔2026〕3号\n")[
        0
    ] == ("关于印发《白河市“十五五”先进制造业发展规划》的通知")
    assert joined("关于推动制造业高质量发展\n加快建设产业强市的意见\n白政发〔2026〕3号\n")[0] == (
        "关于推动制造业高质量发展加快建设产业强市的意见"
    )


def test_headings_and_bullets_are_never_swallowed() -> None:
    text = "一、目标\n（一）总体目标\n——产业规模壮大。达到千亿元。\n——创新能力增强。达到三百家。\n"
    assert len(joined(text)) == 4


def test_indentation_opens_a_paragraph() -> None:
    text = (
        "　　推动传统产业改造升级，支持企业实施设备更新和技术改造，\n"
        "建设智能工厂和数字化车间，全面提高产品质量和生产效率水平。\n"
        "　　推动新兴产业集聚发展，建设特色园区，培育龙头企业，形成\n"
        "上下游配套的产业链条，打造具有竞争力的产业集群和知名品牌。\n"
    ) * 4
    assert len(joined(text)) == 8


def test_responsible_bodies_in_brackets_end_a_paragraph() -> None:
    text = (
        "1.做强龙头企业。支持企业兼并重组。（责任单位：市工信局、\n市国资委）\n"
        "2.培育中小企业。建立培育库。（责任单位：市工信局）\n"
    )
    assert len(joined(text)) == 2


def test_narrow_columns_of_a_newspaper() -> None:
    column = (
        "会议强调，要坚持创新驱动，加快建设\n科技创新平台，推动企业加大研发投\n入，力争全年研发投入增长百分之十以\n上。要优化营商环境，落实惠企政策，\n"
        "帮助企业解决困难，推动项目早日投\n产，形成更多实物工作量。\n"
    ) * 5
    assert len(joined(column)) == 5


def test_a_remark_in_brackets_over_many_lines_ends_a_paragraph() -> None:
    text = (
        "（一）壮大装备制造产业。到2030年，产业规模持续扩大，形成完整的产业\n"
        "链条。[牵头单位：市工信局。承载园区：白河经开区、云岭高新区、青溪工\n"
        "业园、南山科技园、东湖产业园、西岭新城、北城产业园、中心工业集中区\n"
        "、沿江产业带（排名第一位的为牵头单位，下同）、临港园区、空港园区、高\n"
        "铁新城产业园、大学科技园、综合保税区。龙头企业：白河重工、云岭装备、\n"
        "青溪机床]\n"
        "1.推进产业集聚发展。依托龙头企业，加快产业高端化智能化发展，强化零\n"
        "部件配套，形成规模优势。\n"
    )
    assert [p[:9] for p in joined(text)] == ["（一）壮大装备制造", "1.推进产业集聚发"]


def test_the_next_number_opens_a_paragraph_behind_any_line_end() -> None:
    items = [
        f"{number}.推进第{number}类公共服务事项办理。全市办件数量达到{number}00件以上（考核单位：市数据局）"
        for number in range(1, 9)
    ]
    assert joined("\n".join(items) + "\n") == items


def test_a_number_behind_a_bracket_that_ends_a_line_is_no_heading() -> None:
    assert joined("落实本方案第三条第（\n一）项和第四条的要求。\n一）优化布局\n") == [
        "落实本方案第三条第（一）项和第四条的要求。",
        "一）优化布局",
    ]
