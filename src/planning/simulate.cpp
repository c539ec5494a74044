#include "planning/simulate.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <queue>

#include "base/check.h"
#include "base/text.h"

namespace anc {
namespace {

constexpr double kHour = 3600.0;

template <class Item>
const Item& drawn(const std::vector<Item>& items, RandomStream& stream) {
  return items[stream.next() % items.size()];
}

// Seconds of work until the next failure.
double lifetime(double failures, RandomStream& stream) {
  const double u = (static_cast<double>(stream.next() >> 11) + 0.5) * 0x1p-53;
  return -std::log(u) * kHour / failures;
}

// One trial that begins at `clock`; returns when it ends.
double run_trial(const Workload& work, double seconds, double clock, Expense& expense, RandomStream& stream) {
  while (work.failures > 0.0) {
    const double until = lifetime(work.failures, stream);
    if (until >= seconds) break;
    expense.core_hours += until / kHour;
    clock += until + work.requeue_seconds;
    ++expense.requeues;
  }
  expense.core_hours += seconds / kHour;
  return clock + seconds;
}

}  // namespace

Expense simulate(const Workload& work, const std::vector<std::int64_t>& known, RandomStream& stream) {
  check(work.trials >= 1 && work.per_task >= 1 && work.cores >= 1 && !known.empty(), "simulate: an empty workload");
  Expense expense;
  std::priority_queue<double, std::vector<double>, std::greater<>> free_at;
  for (std::int64_t core = 0; core < std::min(work.cores, work.trials); ++core) free_at.push(0.0);
  double end = 0.0;
  for (std::int64_t first = 0; first < work.trials; first += work.per_task) {
    double clock = free_at.top();
    free_at.pop();
    for (std::int64_t i = first; i < std::min(first + work.per_task, work.trials); ++i) {
      const double seconds = static_cast<double>(drawn(known, stream)) * work.round_seconds;
      clock = run_trial(work, seconds, clock, expense, stream);
    }
    free_at.push(clock);
    end = std::max(end, clock);
  }
  expense.wall_hours = end / kHour;
  return expense;
}

Spread90 spread_of(std::vector<double> values) {
  check(!values.empty(), "spread_of: no values");
  std::sort(values.begin(), values.end());
  const auto at = [&](double rank) {
    return values[static_cast<std::size_t>(std::lround(rank * static_cast<double>(values.size() - 1)))];
  };
  return {.low = at(0.05), .median = at(0.5), .high = at(0.95)};
}

Forecast forecast(const Workload& work, const std::vector<std::int64_t>& known) {
  constexpr double kMostFailures = 10.0;  // of a trial: one in e^10 ends before the next
  check(!known.empty(), "forecast: no trial is known");
  const double hours = static_cast<double>(*std::ranges::max_element(known)) * work.round_seconds / kHour;
  if (work.failures * hours > kMostFailures) {
    throw UserError(
        setting("failures") + " is too many for trials of " + fixed(hours, 1) + " core-hours: nearly every one fails",
        "give fewer");
  }
  constexpr std::int64_t kDraws = 10'000'000, kFewest = 20, kMost = 1000;
  RandomStream stream{static_cast<std::uint64_t>(work.trials), static_cast<std::uint64_t>(work.per_task),
                      static_cast<std::uint64_t>(work.cores)};
  std::vector<double> core_hours, wall_hours, requeues;
  const std::int64_t courses = std::clamp(kDraws / work.trials, kFewest, kMost);
  for (std::int64_t i = 0; i < courses; ++i) {
    std::vector<std::int64_t> sample;
    while (sample.size() < known.size()) sample.push_back(drawn(known, stream));
    const Expense expense = simulate(work, sample, stream);
    core_hours.push_back(expense.core_hours);
    wall_hours.push_back(expense.wall_hours);
    requeues.push_back(static_cast<double>(expense.requeues));
  }
  return {spread_of(std::move(core_hours)), spread_of(std::move(wall_hours)), spread_of(std::move(requeues))};
}

}  // namespace anc
