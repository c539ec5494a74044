// Trials that cost nothing: records made from the identity alone, for tests of everything around a training.
#pragma once

#include "base/random_stream.h"
#include "campaign/run_campaign.h"

namespace anc::test {

inline Record fake_record(const TrialId& id, const Hyperparameters& settings) {
  const auto n = static_cast<std::size_t>(message_bits_of(id.key_bits, settings));
  const auto m = static_cast<std::size_t>(id.key_bits);
  RandomStream stream{static_cast<std::uint64_t>(id.experiment), m, id.seed, id.trial};
  Record record;
  record.id = id;
  record.numerics = kNumericsProfile;
  record.settings = settings;
  record.converged = settings.stop_window <= settings.max_rounds;
  record.rounds = record.converged ? settings.stop_window : settings.max_rounds;
  record.bob_error = stream.uniform(0.0f, 1.0f) / 3.0;
  record.eve_error = stream.uniform(0.0f, 1.0f) / 7.0;
  record.rounded_weights.assign(n + m, std::vector<std::int64_t>(n));
  for (auto& row : record.rounded_weights) {
    for (auto& weight : row) weight = static_cast<std::int64_t>(stream.next() % 5) - 2;
  }
  judge(record);
  record.weights_hash = stream.next();
  return record;
}

inline Record fake_record(const TrialId& id) {
  return fake_record(id, default_hyperparameters(id.experiment, id.key_bits));
}

// A campaign with the defaults, and the line of one of its trials.
inline CampaignKey campaign_key(Experiment experiment, int key_bits, std::uint64_t seed) {
  return {.experiment = experiment,
          .key_bits = key_bits,
          .seed = seed,
          .settings = default_hyperparameters(experiment, key_bits)};
}
inline std::string fake_line(const CampaignKey& key, std::uint64_t trial) {
  const TrialId id = {.experiment = key.experiment, .key_bits = key.key_bits, .seed = key.seed, .trial = trial};
  return to_json_line(fake_record(id, key.settings)) + "\n";
}

inline constexpr auto kNever = [] { return false; };

class FakeView : public TrialView {
 public:
  explicit FakeView(const Record& record) : record_(record) {}
  std::vector<float> weights() const override {
    std::vector<float> values;
    for (const auto& row : record_.rounded_weights) values.insert(values.end(), row.begin(), row.end());
    return values;
  }
  std::vector<BitForces> forces() override { return {}; }

 private:
  const Record& record_;
};

// Reports the rounds of the record, each with three steps and the rounded weights, then returns it.
inline std::optional<Record> fake_trial(const TrialId& id, const Hyperparameters& settings,
                                        const RoundObserver& observer) {
  const Record record = fake_record(id, settings);
  FakeView view(record);
  for (std::int64_t round = 1; round <= record.rounds; ++round) {
    std::vector<StepSummary> steps;
    for (std::int64_t step = 3 * round - 2; step <= 3 * round; ++step) {
      steps.push_back({.step = step, .bob_error = 1.0 / static_cast<double>(step), .eve_error = 0.5, .eve_rate = 0.25});
    }
    const RoundSummary summary = {
        .round = round, .bob_error = record.bob_error, .eve_error = record.eve_error, .steps = steps, .trial = view};
    if (!observer(summary)) return std::nullopt;
  }
  return record;
}

}  // namespace anc::test
