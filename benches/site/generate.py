"""Generates newsletters for measurements: the same articles as a site of huikan and as a site of Hugo.

The same number gives the same bytes. An article has a title, a day, three tags, an author and a summary, and a body of 1 to
6 KB: paragraphs, headings, lists, emphasis, links to other articles, now and then a quotation, a picture or a table. The
sentences are about nothing; they have the length, the marks and the vocabulary of an association's news.
"""
import datetime
import pathlib
import random

COLUMNS = [("news", "动态", 55), ("notices", "通知", 12), ("training", "培训", 15), ("awards", "表彰", 6), ("members", "会员", 12)]
SUBJECTS = ["秘书处", "理事会", "各会员单位", "专家组", "评审组", "筹备组", "专业委员会", "各分会", "培训部", "会员服务部"]
VERBS = ["讨论了", "整理了", "公布了", "修订了", "总结了", "发布了", "征集了", "听取了", "审议了", "汇总了"]
ATTRIBUTES = ["上半年的", "下一年度的", "第三季度的", "各地报来的", "会员提出的", "试点阶段的", "公示期内的", "分组完成的"]
OBJECTS = ["工作计划", "活动方案", "意见和建议", "课程安排", "参赛名单", "评分办法", "经费预算", "调研报告", "服务目录", "会议纪要"]
ENDINGS = ["", "，并在三十日内答复", "，有关材料可以在网站下载", "，名单公示五个工作日", "，欢迎会员单位参加", "，具体时间另行通知"]
HEADINGS = ["基本情况", "工作安排", "参加办法", "评审结果", "时间和地点", "下一步", "问题和回答", "材料要求"]
TOPICS = ["年会", "论坛", "讲座", "竞赛", "走访", "公益活动", "标准", "课程", "评优", "座谈会", "展览", "年报"]
TAGS = [a + b for a in ["数据", "网络", "应用", "标准", "人才", "公益", "会员", "行业", "技术", "地方"]
        for b in ["安全", "培训", "评审", "竞赛", "合作", "研究", "服务", "宣传", "交流", "管理"]]
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国文博思远子涵雨晨嘉怡"
YEARS = (2009, 2025)


def sentence(rng):
    return (rng.choice(SUBJECTS) + rng.choice(VERBS) + rng.choice(ATTRIBUTES) + rng.choice(OBJECTS) + rng.choice(ENDINGS)
            + rng.choice(["。", "。", "。", "；另附" + rng.choice(OBJECTS) + "“" + rng.choice(TAGS) + "”一份。"]))


def paragraph(rng):
    return "".join(sentence(rng) for _ in range(rng.randint(2, 6)))


def column(number):
    rng = random.Random(f"column {number}")
    return rng.choices([name for name, _, _ in COLUMNS], [share for _, _, share in COLUMNS])[0]


def table(rng):
    rows = [f"| {at + 1} | {rng.choice(SUBJECTS)} | {rng.choice(TOPICS)} | {rng.randint(60, 100)} |" for at in range(rng.randint(5, 25))]
    return "\n".join(["| 序号 | 单位 | 项目 | 得分 |", "| --- | --- | --- | --- |", *rows])


def body(number, count):
    rng = random.Random(f"body {number}")
    size, blocks = min(6000, max(1000, int(rng.lognormvariate(7.95, 0.45)))), [paragraph(rng)]
    while sum(len(block.encode()) for block in blocks) < size:
        kind = rng.random()
        text = paragraph(rng)
        if kind < 0.2:
            blocks.append("## " + rng.choice(HEADINGS))
        elif kind < 0.3:
            blocks.append("\n".join(rng.choice(["- ", "- "]) + sentence(rng) for _ in range(rng.randint(3, 6))))
        elif kind < 0.35:
            text = "> " + text
        elif kind < 0.45:
            other = rng.randrange(count)
            text += f"详见[{rng.choice(TOPICS)}](/{column(other)}/a{other:06d}/)。"
        elif kind < 0.5:
            text += f"原文见[网站](https://example.org/{rng.randrange(10**6)})。"
        elif kind < 0.7:
            words = rng.choice(OBJECTS)
            text += f"重点是**{words}**两项。"
        elif kind < 0.73:
            blocks.append(f"![现场](/img/{rng.randrange(200):03d}.jpg)")
        elif kind < 0.75:
            blocks.append(table(rng))
        blocks.append(text)
    return "\n\n".join(blocks) + "\n"


def article(number, count, dialect, people):
    rng = random.Random(f"article {number}")
    first = datetime.date(YEARS[0], 1, 1)
    days = (datetime.date(YEARS[1], 12, 1) - first).days
    title = rng.choice(SUBJECTS) + rng.choice(["召开", "举办", "组织", "启动"]) + rng.choice(ATTRIBUTES) + rng.choice(TOPICS)
    tags = []
    while len(tags) < 3:  # a few tags are frequent, most are rare
        tag = TAGS[min(len(TAGS) - 1, int(rng.paretovariate(0.7)) - 1)]
        if tag not in tags:
            tags.append(tag)
    author = rng.choice(SURNAMES) + "".join(rng.choices(GIVEN, k=rng.randint(1, 2)))
    fields = [f"title: {title}（{number + 1}）", f"date: {first + datetime.timedelta(days=number * days // count)}",
              f"tags: [{', '.join(tags)}]", f"summary: {sentence(rng)}"]
    if people and dialect == "huikan":
        fields += ["contributors:", f"  - {{name: {author}, role: 撰文}}"]
    elif people:
        fields += [f"people: [{author}]"]
    return "---\n" + "\n".join(fields) + "\n---\n\n" + body(number, count)


def picture():
    """A grey JPEG of 8 by 8 pixels, the smallest that decoders accept."""
    table = bytes([0, 1] + [0] * 15 + [0])
    return b"".join([
        b"\xff\xd8", b"\xff\xdb\x00\x43\x00" + b"\x01" * 64, b"\xff\xc0\x00\x0b\x08\x00\x08\x00\x08\x01\x01\x11\x00",
        b"\xff\xc4\x00\x14" + table, b"\xff\xc4\x00\x14" + bytes([0x10]) + table[1:],
        b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00", b"\x3f", b"\xff\xd9"])


def site(root, count, dialect, people=True, search=True):
    """Writes a site of `count` articles to the folder `root`, as `dialect` "huikan" or "hugo"."""
    root = pathlib.Path(root)
    images = root / "static/img"
    images.mkdir(parents=True)
    for at in range(200):
        (images / f"{at:03d}.jpg").write_bytes(picture())
    for name, title, _ in COLUMNS:
        (root / "content" / name).mkdir(parents=True)
        if dialect == "hugo":
            (root / "content" / name / "_index.md").write_text(f"---\ntitle: {title}\n---\n", encoding="utf-8")
    for number in range(count):
        path = root / "content" / column(number) / f"a{number:06d}.md"
        path.write_text(article(number, count, dialect, people), encoding="utf-8")
    if dialect == "huikan":
        columns = "".join(f"  - {{id: {name}, title: {title}, kind: article}}\n" for name, title, _ in COLUMNS)
        settings = ("title: 测试通讯\nlanguage: zh-Hans\nbase_url: https://bench.example.org/\ntimezone: Asia/Shanghai\n"
                    "association: {name: 测试协会}\n" + ("" if search else "search: false\n") + "columns:\n" + columns)
        (root / "site.yaml").write_text(settings, encoding="utf-8")
