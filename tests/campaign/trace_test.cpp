#include "campaign/trace.h"

#include <cmath>
#include <sstream>

#include "base/file.h"
#include "campaign/citation.h"
#include "support/catch.h"
#include "support/fake_trial.h"

using namespace anc;

TEST_CASE("A trace has a header and one line for each step, and leaves the record alone") {
  const TrialId id = {.experiment = Experiment::cpa_anc, .key_bits = 2, .seed = 5, .trial = 6};
  const Hyperparameters settings = default_hyperparameters(id.experiment, id.key_bits);
  Trace trace;
  const auto record = trace.recorded(test::fake_trial)(id, settings, [](const RoundSummary&) { return true; });
  CHECK(*record == test::fake_record(id, settings));
  const Lines lines = split_lines(trace.text());
  CHECK(lines.torn.empty());
  CHECK(lines.whole[0] == "# program: cpa_anc");
  CHECK(lines.whole[1] == "# trial: cpa_anc/2/5/6");
  std::size_t first = 0;
  while (lines.whole[first].starts_with("#")) ++first;
  CHECK(lines.whole[first - 1] == "# step\tround\tbob_error\teve_error\teve_rate");
  CHECK(lines.whole.size() - first == 3 * static_cast<std::size_t>(record->rounds));
  CHECK(lines.whole[first + 3] == "4\t2\t0.25\t0.5\t0.25");
}

TEST_CASE("The same trial gives the same trace; an abandoned one ends early") {
  const TrialId id = {.experiment = Experiment::anc, .key_bits = 2, .seed = 5, .trial = 7};
  const Hyperparameters settings = default_hyperparameters(id.experiment, id.key_bits);
  Trace first, second, abandoned;
  first.recorded(test::fake_trial)(id, settings, [](const RoundSummary&) { return true; });
  second.recorded(test::fake_trial)(id, settings, [](const RoundSummary&) { return true; });
  CHECK(first.text() == second.text());
  CHECK_FALSE(abandoned.recorded(test::fake_trial)(id, settings, [](const RoundSummary&) { return false; }));
  // Its first round and no more: the header, and three steps.
  REQUIRE(first.text().starts_with(abandoned.text()));
  CHECK(abandoned.text().ends_with("\n3\t1\t0.3333333333333333\t0.5\t0.25\n"));
  CHECK(first.text().size() > abandoned.text().size());
}

TEST_CASE("The weights of a trial, rounded, are those of its record") {
  const TrialId id = {.experiment = Experiment::anc, .key_bits = 3, .seed = 5, .trial = 7};
  Hyperparameters settings = default_hyperparameters(id.experiment, id.key_bits);
  settings.max_rounds = 2000;
  WeightTrace weights;
  const auto record = weights.recorded(compute_trial)(id, settings, [](const RoundSummary&) { return true; });
  REQUIRE(record);
  CHECK(weights.text().starts_with("# program: anc\n# trial: " + text_of(cite(id, settings)) + "\n"));
  std::vector<std::vector<std::int64_t>> rounded;
  bool fraction = false;
  for (const std::string_view line : split_lines(weights.text()).whole) {
    if (line.starts_with("#")) continue;
    std::istringstream words{std::string(line)};
    rounded.emplace_back();
    for (double weight; words >> weight;) {
      rounded.back().push_back(std::lrint(weight));
      fraction |= weight != std::nearbyint(weight);
    }
  }
  CHECK(rounded == record->rounded_weights);
  CHECK(fraction);
}
