"""How long a round of CPA-ANC takes. speed.py BIN [REPEATS [SIZE...]] measures the package (its program `benchmarks`) and PyTorch in turn, on one core and in
processor time, since others may use the machine: what counts is the ratio of neighbours. One table, tab-separated.

eager   games.py as it stands, with torch.optim.Adam
script  whole steps compiled by TorchScript: loss, gradient and Adam
batch   eager, BATCH trials at once; the time is that of one trial
PyTorch draws its minibatches itself and, to its advantage, leaves P0 = P1 as drawn."""
import json
import os
import statistics
import subprocess
import sys
import time
from typing import List

import torch
from torch import Tensor

import agree
import games
from training import Adam

SIZES = [4, 8, 16, 32, 64, 128]
BATCH = 20


def networks(n, settings, trials):
    rules = int(settings["rules_per_bit"]) * n
    shapes = [(2 * n, n), (3 * n + 1, rules), (2, rules), (1, 2)]
    w, *eve = [(0.6 * torch.rand(*trials, *shape) - 0.3).requires_grad_() for shape in shapes]
    return w, eve


def draw(n, settings, trials):
    drawn = torch.randint(0, 2, (*trials, int(settings["minibatch"]), 3 * n + 1)).float()
    both, key, choice = drawn.split([2 * n, n, 1], -1)
    return [torch.where(choice > 0, both[..., n:], both[..., :n]), key, both, choice]


def round_of(settings, alice_bob_step, eve_step):
    for _ in range(int(settings["alice_bob_minibatches"])):
        alice_bob_step()
    for _ in range(int(settings["eve_minibatches"])):
        eve_step()


def eager(n, settings, trials=()):
    w, eve = networks(n, settings, trials)
    adam, eve_adam = Adam([w], settings, "crypto_net"), Adam(eve, settings, "eve")

    def alice_bob_step():
        adam.step(games.cpa_anc_loss(w, eve, draw(n, settings, trials), settings["gamma"], 0.5)[0].sum())

    def eve_step():
        eve_adam.step(games.cpa_anc_eve_loss(w, eve, draw(n, settings, trials)).sum())

    return lambda: round_of(settings, alice_bob_step, eve_step), [w] + eve


def descend(loss: Tensor, weights: List[Tensor], moments: List[List[Tensor]], rate: float, epsilon: float, l2: float):
    """One step of TensorFlow's Adam; `rate` has its corrections."""
    gradients = torch.autograd.grad([loss], weights)
    with torch.no_grad():
        for i in range(len(weights)):
            gradient = gradients[i]
            assert gradient is not None
            gradient = gradient + l2 * weights[i]
            moments[0][i].mul_(0.9).add_(gradient, alpha=0.1)
            moments[1][i].mul_(0.999).addcmul_(gradient, gradient, value=0.001)
            weights[i].addcdiv_(moments[0][i], moments[1][i].sqrt().add_(epsilon), value=-rate)


def scripted_alice_bob(w: Tensor, eve: List[Tensor], batch: List[Tensor], gamma: float, moments: List[List[Tensor]], rate: float, epsilon: float, l2: float):
    descend(games.cpa_anc_loss(w, eve, batch, gamma, 0.5)[0], [w], moments, rate, epsilon, l2)


def scripted_eve(w: Tensor, eve: List[Tensor], batch: List[Tensor], moments: List[List[Tensor]], rate: float, epsilon: float, l2: float):
    descend(games.cpa_anc_eve_loss(w, eve, batch), eve, moments, rate, epsilon, l2)


def script(n, settings):
    w, eve = networks(n, settings, ())
    compiled, eve_compiled = torch.jit.script(scripted_alice_bob), torch.jit.script(scripted_eve)
    moments, eve_moments = [[[torch.zeros_like(x) for x in of] for _ in range(2)] for of in ([w], eve)]
    steps = {"alice_bob": 0, "eve": 0}

    def rate(whose):
        steps[whose] += 1
        return settings["learning_rate"] * (1 - 0.999 ** steps[whose]) ** 0.5 / (1 - 0.9 ** steps[whose])

    def alice_bob_step():
        compiled(w, eve, draw(n, settings, ()), settings["gamma"], moments, rate("alice_bob"), settings["adam_epsilon"],
                 settings["alpha"] * settings["crypto_net_l2"])

    def eve_step():
        eve_compiled(w, eve, draw(n, settings, ()), eve_moments, rate("eve"), settings["eve_adam_epsilon"], settings["alpha"] * settings["eve_l2"])

    return lambda: round_of(settings, alice_bob_step, eve_step), [w] + eve


def check_script(n, settings):
    """The compiled steps train as the eager ones do."""
    ends = []
    for peer in (eager, script):
        torch.manual_seed(1)
        play, weights = peer(n, settings)
        play()
        ends.append(weights)
    assert all((a - b).abs().max() < 1e-5 for a, b in zip(*ends)), "script trains otherwise than eager"


def milliseconds(play):
    start = time.process_time()
    play()
    return 1e3 * (time.process_time() - start)


def benchmarks(program, names, seconds):
    """What Google Benchmark says of these, names being a regular expression."""
    run = subprocess.run([program, f"--benchmark_filter={names}", f"--benchmark_min_time={seconds}", "--benchmark_format=json"],
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
    return json.loads(run.stdout)["benchmarks"]


def work_of(found):
    """Milliseconds, floating-point operations, and the core's peak in operations a second."""
    seconds = 1e-9 * found["cpu_time"]
    return 1e3 * seconds, 1e9 * found["GFLOPs"] * seconds, 1e9 * found["GFLOPs"] / found["of_peak"]


def package(program, n):
    return work_of(benchmarks(program, f"^cpa_anc_round/key_bits:{n}$", 0.05)[0])


def abadi(program, repeats):
    """The least milliseconds of a step of the networks of [14], Alice and Bob's once and Eve's twice, and its operations."""
    least, operations = [float("inf"), float("inf")], [0.0, 0.0]
    for _ in range(repeats):
        for i, found in enumerate(benchmarks(program, "^adversarial_convolutional_", 0.1)):
            milliseconds, operations[i], _ = work_of(found)
            least[i] = min(least[i], milliseconds)
    return least[0] + 2 * least[1], operations[0] + 2 * operations[1]


def two_trials(program, repeats):
    """Work a second of two trials side by side, by the work of one: of either the best of the repeats. None on a single core."""
    if len(os.sched_getaffinity(0)) < 2:
        return None
    best = {1: 0.0, 2: 0.0}
    for _ in range(repeats):
        for found in benchmarks(program, "^cpa_anc_round/key_bits:16/real_time/", 0.2):
            best[found["threads"]] = max(best[found["threads"]], found["GFLOPs"])
    return best[2] / best[1]


def measure(programs, n, repeats):
    """Times by name, ratios to the package's neighbouring time, operations of a round, and the peak as often as it was measured."""
    settings = agree.package(programs + "/trajectory", "cpa_anc", n, trial=0, rounds=1)[0]
    check_script(n, settings)
    peers = {"eager": (eager(n, settings)[0], 1), "script": (script(n, settings)[0], 1), "batch": (eager(n, settings, (BATCH,))[0], BATCH)}
    for play, _ in list(peers.values()) * 3:
        play()  # TorchScript compiles meanwhile
    times, ratios, peaks = {"package": []}, {"package": [1]}, []
    for name, (play, trials) in list(peers.items()) * repeats:
        ours, operations, peak = package(programs + "/benchmarks", n)
        theirs = milliseconds(play) / trials
        times["package"].append(ours)
        times.setdefault(name, []).append(theirs)
        ratios.setdefault(name, []).append(theirs / ours)
        peaks.append(peak)
    return times, ratios, operations, peaks


def processor():
    with open("/proc/cpuinfo") as file:
        return next((line.split(":")[1].strip() for line in file if line.startswith("model name")), os.uname().machine)


def packages():
    query = subprocess.run(["dpkg-query", "-W", "-f", "${Package} ${Version}, ", "python3-torch", "libopenblas0-serial"],
                           stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return query.stdout.rstrip(", ")


def main(programs, repeats=20, *sizes):
    torch.set_num_threads(1)
    two = two_trials(programs + "/benchmarks", repeats)
    os.sched_setaffinity(0, [max(os.sched_getaffinity(0))])
    step, step_operations = abadi(programs + "/benchmarks", repeats)
    found = {n: measure(programs, n, repeats) for n in sizes or SIZES}
    peak = max(max(peaks) for _, _, _, peaks in found.values())
    print(f"# program: speed.py\n# packages: {packages()}\n# processor: {processor()}\n# peak: {1e-9 * peak:.0f}\n# repeats: {repeats}\n# batch: {BATCH}")
    print(f"# step: {step:.3g}\n# steppeak: {100 * step_operations / peak / (1e-3 * step):.0f}")
    if two:
        print(f"# two: {two:.3g}")
    print("# units: milliseconds of processor time a round of CPA-ANC and trial; peak: GFLOP/s of this core; step: milliseconds a step of the networks of [14]; steppeak: per cent of the peak; two: work a second of two trials of 16 bits on two cores, by that of one; ratio: to the package, of neighbours, the median")
    print("# columns: key_bits\twhat\tminimum\tmedian\tratio\tof_peak")
    for n, (times, ratios, operations, _) in found.items():
        floor = 1e3 * operations / peak
        print(n, "peak", f"{floor:.4g}", "NA", "NA", "1", sep="\t")
        for what, of in times.items():
            print(n, what, f"{min(of):.4g}", f"{statistics.median(of):.4g}", f"{statistics.median(ratios[what]):.3g}", f"{floor / min(of):.3g}", sep="\t")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
