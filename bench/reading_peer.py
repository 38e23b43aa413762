#!/usr/bin/env python3
"""The peer of reading_bench: the same job done with regular expressions, as one would do it in Python.

usage: reading_peer.py PASSES FILE…   prints the processor seconds of all passes, start-up left out

It finds headings, parts, statements with verb, named objects and n-of-m, and numbers with unit,
qualifier, role and indicator, and makes JSON Lines of them. It is plain: it judges nothing twice.
"""
import json
import re
import sys
import time

UNITS = ("万亿元|亿元|万元|元|万亿斤|亿斤|万吨|吨|万人次|万人|人次|人|万户|户|万平方米|平方米|平方公里|公里|米|"
         "万亩|亩|公顷|万千瓦|千瓦|个百分点|%|‰|个|家|项|处|所|座|条|套|件|台|辆|场|次|张|名|批|栋|倍|成|天|年|"
         "微克/立方米|立方米|公斤|只|头|对|类|片|种|宗|起|块|艘|班|岁|分钟|小时")
NUMBER = re.compile(rf"(?P<before>约|近|超过|超|突破|不低于|不少于|不超过|控制在)?"
                    rf"(?P<value>\d[\d,]*(?:\.\d+)?)(?:[-—~](?P<high>\d+(?:\.\d+)?))?"
                    rf"(?P<more>余|多)?(?P<unit>(?:万|亿)?余?(?:{UNITS}))(?P<after>以上|以内|以下|左右)?")
HEADING = re.compile(r"^\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.、])\s*(?P<words>[^。\n]{2,60})")
RUN_IN = re.compile(r"^\s*(?P<words>[^。，\d]{4,20})。")
FOOTNOTE = re.compile(r"^\s*[\[【〔]\d+[\]】〕]|\[\d+\]")
FURNITURE = re.compile(r"ICP备|公网安备|网站地图|主办单位|来源：|浏览次数|^\s*[-—]?\s*\d+\s*[-—]?\s*$")
SENTENCE = re.compile(r"[^。！；\n]+[。！；]?")
CLAUSE = re.compile(r"(?:“[^”]*”|《[^》]*》|（[^）]*）|[^，：])+")
DATE = re.compile(r"\d{4}年|\d{1,2}月|\d{1,2}日|第\d+|“[^”]*”|《[^》]*》|[A-Za-z]+\d+")
GROWTH = re.compile(r"(?:增长|下降|提高|减少|改善|增加|降低)\s*$")
SHARE = re.compile(r"(?:率|占比|比重|覆盖率|满意度)(?:达到|达|为)?$")
INDICATOR = re.compile(r"(?:预计|全年|累计|实现|完成|新增|同比|其中|全市|全区|全县|全省|共)*(?P<name>[^，。；：\d“”（）]{2,20}?)"
                       r"(?:达到|达|为|完成|实现|增长|下降|超过|突破|提高到)*$")
ADVERB = re.compile(r"^(?:着力|大力|全力|积极|持续|深入|进一步|扎实|稳步|有序|切实|不断|全面|认真|严格|坚决|努力|圆满|"
                    r"成功|率先|基本|顺利|累计|全年|预计|继续|重点|力争|确保|统筹|高标准|高质量|加快|年内|今年|并|也|还)+")
DEED = re.compile(r"^(?:完成|建成|新建|改建|扩建|开工|竣工|投产|投用|启用|启动|开通|打通|引进|获批|获评|入选|创建|出台|印发|"
                  r"制定|编制|修订|成立|组建|设立|增设|举办|承办|召开|新增|发放|投入|减免|盘活|收储|出让|征收|拆除|取缔|关停|"
                  r"淘汰|查处|化解|调处|改造|整修|维修|铺设|硬化|栽植|配备|安装|更新|认定|招聘|救助|提升改造)")
EFFORT = re.compile(r"^(?:推进|推动|加快|加强|强化|深化|完善|优化|提升|提高|促进|落实|发展|打造|构建|建设|建立|健全|培育|支持|"
                    r"扩大|拓展|巩固|改善|保障|维护|规范|探索|推行|推广|引导|鼓励|抓好|做好|开展|实施|整治|治理|防范|打好|"
                    r"守住|严格|执行|接受|创新|激发|释放|增强|壮大|发挥|搭建|畅通)")
MEANS = re.compile(r"^(?:围绕|聚焦|坚持|按照|根据|针对|通过|依托|立足|瞄准|对标|抢抓|以.+为|在.+[上下中后时]$|为了|随着|面对)")
FOLLOW = re.compile(r"^(?:同比|比上年|较上年|增长|下降|高于|低于|超出|位居|位列|居|排名|占|其中|总投资|惠及|受益|得到)")
EFFECT = re.compile(r"^(?:形成|营造|使|让|带动|助力|切实|有效|更好|不断|满足|激发)")
DUTY = re.compile(r"每季度|每月|每年|定期|常态化|长效|随时")
SILENT = re.compile(r"衷心|敬意|感谢|来之不易|让我们|总书记|四个意识|两个维护|指导思想|全会精神|[^不还特]是")
LIST = re.compile(r"(?P<names>[^，。；：]{2,60}?)等(?P<total>\d+|[一二三四五六七八九十]+)[个家条座所处项]")
PLACE = re.compile(r"[^，、和及的]{2,16}(?:项目|工程|中心|学校|小学|中学|医院|公园|广场|大厦|基地|道路|馆|桥|站|厂|园区|平台)")
TARGETS = re.compile(r"预期目标|主要目标|目标是")
PLAN = re.compile(r"任务|目标|安排|部署|打算|重点工作|自身建设")
PROBLEM = re.compile(r"清醒.{0,12}(?:看到|认识)|存在.{0,10}(?:问题|不足)")


def numbers_of(words, base, part):
    names = [d.span() for d in DATE.finditer(words)]
    for number in NUMBER.finditer(words):
        if any(b <= number.start("value") < e for b, e in names):
            continue
        before = words[:number.start()]
        name = INDICATOR.search(before)
        role = "growth" if GROWTH.search(before) else "share" if SHARE.search(before) else "level"
        yield {"begin": base + number.start("value"), "end": base + number.end("unit"),
               "value": number["value"].replace(",", ""), "high": number["high"], "unit": number["unit"],
               "kind": "target" if part == "plan" else "result",
               "qualifier": number["before"] or number["after"] or number["more"] or "exact",
               "role": role, "indicator": name["name"] if name else ""}


def statements_of(sentence, base, part, listed):
    held, silent = None, SILENT.search(sentence)
    for clause in CLAUSE.finditer(sentence):
        words, at = clause[0], base + clause.start()
        numbers = list(numbers_of(words, at, part))
        plain = ADVERB.sub("", words)
        if silent and not numbers:
            continue
        if held and (FOLLOW.match(words) or (EFFECT.match(words) and not numbers)):
            held["end"] = at + len(words)
            held["quantities"] += numbers
            continue
        if MEANS.match(plain) and not numbers:
            continue
        deed, effort = DEED.match(plain), EFFORT.match(plain)
        if not (deed or effort or numbers or part == "problems"):
            continue
        if held:
            yield held
        many = LIST.search(words)
        objects = many["names"].split("、") if many else PLACE.findall(words)
        kind = ("problem" if part == "problems" else "indicator" if listed else
                "result" if part == "review" else
                "duty" if DUTY.search(words) or not (deed or numbers or objects) else "action")
        held = {"begin": at, "end": at + len(words), "type": kind, "headline": plain[:40],
                "verb": (deed or effort)[0] if deed or effort else "", "objects": objects,
                "parts_total": many["total"] if many else None, "quantities": numbers}
    if held:
        yield held


def read(text):
    part, path, rows, base = "review", [], [], 0
    for line in text.split("\n"):
        begin, base = base, base + len(line) + 1
        if not line.strip() or FURNITURE.search(line) or FOOTNOTE.match(line):
            continue
        heading = HEADING.match(line) or RUN_IN.match(line)
        if heading:
            path = path[:1] + [heading["words"]]
            if PLAN.search(heading["words"]):
                part = "plan"
        if part == "review" and PROBLEM.search(line):
            part = "problems"
        listed = TARGETS.search(line) is not None
        for sentence in SENTENCE.finditer(line):
            for statement in statements_of(sentence[0], begin + sentence.start(), part, listed):
                statement["section"] = path
                rows.append(statement)
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)


def main():
    passes, files = int(sys.argv[1]), sys.argv[2:]
    bytes_of = [open(name, "rb").read() for name in files]
    start = time.process_time()
    for _ in range(passes):
        for data in bytes_of:
            read(data.decode("utf8"))
    print(time.process_time() - start)


if __name__ == "__main__":
    main()
