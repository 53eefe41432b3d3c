"""Names that rename.py replaces, and the pools that invented names are drawn from.

Atoms, not whole names: 长沙 stands for every name it is part of.  Braces in a value are drawn: {1} and {town} one
character of a place, {2} a word of two characters and {t} one character of an industry; what stands outside the
braces stays, so that the kind of a name (…塘, …机械) survives.  Names are facts; no sentence of a document is here.
"""

# Places, replaced wherever they stand; the last two are directions and stay directions.
PLACES = {
    "长沙": "{1}{town}",
    "湖南": "{1}南",
    "株洲": "{1}洲",
    "湘潭": "{1}潭",
    "宁乡": "{1}乡",
    "浏阳": "{1}阳",
    "望城": "{1}城",
    "雨花": "{1}花",
    "天心": "{1}心",
    "岳麓": "{1}{town}",
    "湘江": "{1}江",
    "长江": "{1}江",
    "麓山": "{1}山",
    "马栏山": "{1}{town}山",
    "韶山": "{1}山",
    "湘乡": "{1}乡",
    "渌口": "{1}口",
    "雨湖": "{1}湖",
    "岳塘": "{1}塘",
    "荷塘": "{1}塘",
    "清水塘": "{1}{town}塘",
    "董家塅": "{1}家塅",
    "田心": "{1}心",
    "金霞": "{1}霞",
    "天易": "{1}易",
    "茶陵": "{1}陵",
    "炎陵": "{1}陵",
    "醴陵": "{1}陵",
    "攸县": "{1}县",
    "石峰": "{1}峰",
    "黄花": "{1}花",
    "隆平": "{1}平",
    "宁波": "{1}浦",
    "苏州": "{1}州",
    "广州": "{1}州",
    "武汉": "{1}汉",
    "南京": "{1}京",
    "北京": "{1}京",
    "上海": "{1}海",
    "合肥": "{1}川",
    "成都": "{1}都",
    "深圳": "{1}圳",
    "天津": "{1}津",
    "粤港澳": "{1}{1}{1}",
    "中部": "南部",
    "华中地区": "华南地区",
}
SAME_KIND = ("南部", "华南地区")
# Built from the new names of other places: first characters of two, and what stays.
COMPOUNDS = {"长株潭": ("长沙", "株洲", "潭")}
# Abbreviations of a place: inside the names of firms, and in these words of the text.
ABBREVIATIONS = {"湘": "湖南", "株": "株洲"}
ABBREVIATED_WORDS = ("湘九味", "湘食”", "湘雅", "入湘", "湘莲")
# A key is not replaced where its regular expression does not match (ordinary words that only look like the name).
GUARDS = {
    "成都": "(?<!形)成都(?!市圈)",
    "望城": "(?<![希有])望城",
    "中车": "中车(?!间)",
    "中部": "(?<![集其])中部",
}
# Ordinary words that are a firm in one enumeration only: replaced inside this phrase, or as a whole label.
PHRASES = {"统一": "旺旺、统一"}

# Parts of the names of firms, universities, and of parks and platforms named after a firm.
BRAND_LINES = (
    "中联 三一 鲲鹏 华为 国科微 国科 景嘉微 蓝思 惠科 比亚迪 长远 三安 奇安信 山河 楚天 楚微 长城 铁建 黑金刚",
    "三诺 上汽 大众 中伟 电科 航发 中传 中航发 通号 中电 中科 星城 盈峰 中航 中色 中车 时代 中锂 九典 九芝堂",
    "云轮 亚信 利勃海尔 加加 北汽 福田 华润 怡宝 华纳大 华腾 华自 博云 博信 博翔 吴赣 国天 圣湘 天地 恒一",
    "天际 威尔曼 娃哈哈 安邦 宝钛 尔康 岱勒 广汽 三菱 德赛 戴湘 拓维 方盛 旺旺 春光 九汇 晟通 杉杉 永清",
    "法泽尔 泰嘉 深之瞳 深信服 新星 湘计 海盾 澳优 盐津 红太阳 绝味 统一 凯天 环宇 远大 迪诺 道依茨 邦普 金山",
    "金杯 金磨坊 金驰 鑫轮 弗迪 戴卡 鑫航 长高 顶立 飞腾 麒麟 宇环 华中 芯城 光谷 中南 国防 根云 吉利 菲克",
    "地通 兴隆 华菱 威胜 立方 裕能 一格 万利隆 万鑫 世优 铁通 中建材 中晟 全肽 中铁 九五 五洲通 伍子醉 伟鸿",
    "创普 开业 千金 华云 华兴 华数 华联 华芯 华鑫 华锐 南方 可孚 唐人神 国创 越摩 国芯 埃普特 威孚 威斯特",
    "威盛 安泰 宏大 宝德 宾之郎 富兴 飞鸽 小龙王 屹丰 崇德 弘茂 拓普 振添 敏锐 新天源 华先 华昇 时变 明康",
    "中锦 智点 国扬 菲仕 桑顿 欧科亿 正方体 永杉 永达 永霏 汇弘 江麓 江南 意华 源远 潍柴 火炬 瑞泰 瑞邦 电化",
    "神通 科创 联诚 聚宝 胖哥 舍弗勒 长飞 远东 通发 金健 金海 金石 金铠 金龙 阿李 信安 龙牌 银河",
)
BRANDS = [name for line in BRAND_LINES for name in line.split()]
# Replaced anywhere in the text: products named after the firm.
ANYWHERE = ("鲲鹏", "长城", "比亚迪", "杉杉", "弗迪", "金山办公")
# Replaced only inside the names of firms and universities: ordinary words elsewhere.
FIRMS_ONLY = {
    "一格",
    "中科",
    "信安",
    "全肽",
    "千金",
    "南方",
    "国防",
    "大众",
    "天地",
    "天际",
    "安泰",
    "宏大",
    "山河",
    "开业",
    "恒一",
    "敏锐",
    "新星",
    "时代",
    "时变",
    "春光",
    "江南",
    "火炬",
    "环宇",
    "电化",
    "神通",
    "福田",
    "科创",
    "立方",
    "统一",
    "远东",
    "远大",
    "银河",
    "长远",
}
KEPT_LAST = ("微", "堂", "坊")
# Firms that only the name of a project shows.
EXTRA_FIRMS = ("湘潭银河",)
# Firms whose names are nothing but ordinary words: left as they are.
LEFT = ("卫星通信", "通用航空公司")
LATIN = {"ZValleyOS": ("KSummitOS", "XCanyonOS", "QMeadowOS")}

# Industries: replaced where the phrase is part of an industry, cluster or subject of the document's labels.
INDUSTRIES = {
    "先进计算": "{2}计算",
    "航空（大飞机）配套": "{2}（大{2}）配套",
    "功率半导体": "{2}半导体",
    "集成电路": "{2}电路",
    "人工智能": "{2}智能",
    "新兴软件": "{2}软件",
    "信息通信技术": "{2}通信技术",
    "生物医药": "{2}医药",
    "高端医疗装备": "{2}医疗装备",
    "新兴装备制造": "{2}装备制造",
    "现代种业": "{2}种业",
    "工程机械": "{2}机械",
    "储能材料": "{2}材料",
    "显示功能器件": "{2}功能器件",
    "节能环保": "{2}环保",
    "智能网联": "{2}网联",
    "食品烟草": "{2}烟草",
    "自主安全计算系统": "{2}安全计算系统",
    "智能终端": "{2}终端",
    "新型合金": "{2}合金",
    "数控机床": "{2}机床",
    "未来信息技术": "未来{2}技术",
    "生命科学": "{2}科学",
    "新材料": "{t}材料",
    "轨道交通": "{2}交通",
    "先进电传动及风电装备（电机电磁驱动）": "先进{t}传动及{t}电装备（{2}电磁驱动）",
    "食品及农产品加工": "{2}及{t}产品加工",
    "汽车及零部件": "{t}车及零部件",
    "电子信息": "{2}信息",
    "军工产业": "{t}工产业",
}
# Variants that must agree: {0} and {1} are the characters drawn for the group.
INDUSTRY_GROUPS = (
    {"新能源装备": "{0}能源装备", "新能源及智能网联汽车": "{0}能源及{智能网联}网联汽车"},
    {"氢能及储能": "{0}能及{1}能", "氢能与储能": "{0}能与{1}能"},
    {"航空航天产业": "{0}空{1}天产业", "航天航空产业": "{1}天{0}空产业"},
)

# Pools of characters; no combination is a dictionary word (checked once against a general word list).
PLACE_FIRST = list(
    "霁芸榆漪岫翎荻瑀珩苓穹澹檀黛鸢峤菡萤荇薜菖蘅榛槭泓泠湜蓁茗荃苑菀楝棣樟晖岑峦屿浣磬瑜璞琅鹭鸥"
)
TOWNS = list("州川浦汀岭原")
TECH_FIRST = list("霭曦汐璇蕴幽湛晗晞昀曙熠烨煊炫焕")
TECH_SECOND = list("纹构磁脉芒丝晶膜芯频谱阵链弧栅")
BRAND_FIRST = list("瀚砺睿曜栎璟琛澜钧烁岱琮骁翊崧勐铄昶珞")
BRAND_SECOND = list("诺泽骐霆澈铎旌煜珑恺洵钺崎玥祺迈骞屹")
BRAND_THIRD = list("禾帆逊朵麦柯伽菲")
