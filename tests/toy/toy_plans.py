"""Plans written for tests: invented places, own sentences."""

import sys
from pathlib import Path

WORKER = (sys.executable, str(Path(__file__).with_name("toy_worker.py")))
"""The command of the toy compile worker."""

FIRST = """云岭市“十四五”工业发展规划

一、发展目标
到2025年，工业总产值达到1200亿元，研发投入占比达到3.5%。
到2023年，规上企业达到800家。

二、重点任务
（一）做强装备产业
到2025年，装备产业产值达到300亿元。
（牵头单位：市工业和信息化局、市发展改革委）
（二）绿色转型
到2025年，能耗增幅不超过2.5%，建设若干绿色工厂。
"""

SECOND = """白河县制造业行动计划（2023—2025年）

一、总体要求
到2024年，制造业产值达到86亿元。

二、主要任务
（一）招大引强
引进项目达到15家。
（牵头单位：县投资促进中心）
"""

FIRST_REVISED = FIRST.replace("1200亿元", "1250亿元")


def write_plans(folder: Path, **texts: str) -> list[Path]:
    """Write texts as files `<name>.txt`; their paths in the order given."""
    paths = []
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths
