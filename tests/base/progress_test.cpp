#include "base/progress.h"

#include "support/catch.h"

using namespace anc;

namespace {
const ProgressLabels kLabels = {.title = "cpa_anc n=16", .task = "trials", .unit = "rounds", .gauges = {"Bob", "Eve"}};
}

TEST_CASE("The line shows the count, the running tasks, the gauges and the time left") {
  const ProgressState state = {.tasks = 20,
                               .done = 10,
                               .finished_here = 8,
                               .finished_units = 8000,
                               .running = 4,
                               .running_units = 2000,
                               .cap = 100'000,
                               .gauges = {0.33, 0.482},
                               .seconds = 100.0};
  CHECK(seconds_left(state) == Approx(10 * (10'000 / 8.0) * 100.0 / 10'000));
  CHECK(progress_line(kLabels, state, 120) ==
        "cpa_anc n=16 [##########..........] 10/20 trials, 500 rounds, Bob 0.330, Eve 0.482, 2 min left");
}

TEST_CASE("Tasks that run on for long do not make the time left vanish") {
  const ProgressState state = {.tasks = 20,
                               .done = 11,
                               .finished_here = 11,
                               .finished_units = 33'000,
                               .running = 4,
                               .running_units = 240'000,
                               .cap = 100'000,
                               .seconds = 30.0};
  CHECK(seconds_left(state) > 20.0);
  CHECK(seconds_left(state) <= 9 * 100'000 * 30.0 / 273'000);
}

TEST_CASE("Running tasks of one unit say nothing about the time left") {
  CHECK(seconds_left({.tasks = 5, .running = 4, .running_units = 4, .cap = 1, .seconds = 60.0}) < 0.0);
}

TEST_CASE("The bar takes what the text leaves of the line") {
  const ProgressState state = {
      .tasks = 20, .done = 10, .running = 4, .running_units = 20'000, .cap = 100'000, .seconds = 900.0};
  CHECK(progress_line(kLabels, state, 83).size() == 83);
  CHECK_THAT(progress_line(kLabels, state, 83), Catch::Matchers::StartsWith("cpa_anc n=16 [####....] 10/20"));
  CHECK_THAT(progress_line(kLabels, state, 10), Catch::Matchers::StartsWith("cpa_anc n=16 [##...] 10/20"));
}

TEST_CASE("Before the first task is finished the time left is a bound; before the first unit it is unknown") {
  ProgressState state = {.tasks = 2, .running = 1, .running_units = 50'000, .cap = 100'000, .seconds = 3600.0};
  CHECK_THAT(progress_line(kLabels, state, 80), Catch::Matchers::EndsWith(", <3 h left"));
  state.running = 0;
  state.running_units = 0;
  CHECK(seconds_left(state) < 0.0);
  CHECK(progress_line(kLabels, state, 80) == "cpa_anc n=16 [....................] 0/2 trials");
}

TEST_CASE("Workers' numbers are added up") {
  Progress progress(kLabels, {.tasks = 5, .done = 1, .cap = 100}, 3, true);
  progress.update(0, 10, 0.5, 0.25);
  progress.update(2, 30, 0.25, 0.75);
  ProgressState state = progress.look();
  CHECK(state.running == 2);
  CHECK(state.running_units == 40);
  CHECK(state.gauges[0] == 0.375);
  CHECK(state.gauges[1] == 0.5);
  progress.finish(2, 31);
  state = progress.look();
  CHECK(state.running == 1);
  CHECK(state.done == 2);
  CHECK(state.finished_here == 1);
  CHECK(state.finished_units == 31);
}
