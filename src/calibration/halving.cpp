#include "calibration/halving.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "base/check.h"

namespace anc {
namespace {

constexpr std::size_t kKeptOf = 3;  // one setting of so many goes on

struct Fractions {
  std::int64_t trials_divisor, cap_tenths;
};
constexpr Fractions kStages[] = {{6, 3}, {2, 6}, {1, 10}};

}  // namespace

std::vector<Stage> halving_stages(std::size_t settings, std::int64_t trials, std::int64_t max_rounds) {
  std::vector<Stage> stages;
  for (const Fractions& fractions : kStages) {
    stages.push_back({.settings = settings,
                      .trials = (trials + fractions.trials_divisor - 1) / fractions.trials_divisor,
                      .max_rounds = std::max<std::int64_t>(1, max_rounds * fractions.cap_tenths / 10)});
    settings = (settings + kKeptOf - 1) / kKeptOf;
  }
  return stages;
}

bool Score::beats(const Score& other) const {
  const auto key = [](const Score& s) {
    return std::tuple(-s.one_time_pads, -s.perfectly_secret, -s.communicate, s.rounds);
  };
  return key(*this) < key(other);
}

Score score_of(std::span<const Record> records) {
  Score score;
  for (const Record& record : records) {
    score.one_time_pads += record.one_time_pad;
    score.perfectly_secret += record.perfectly_secret;
    score.communicate += record.communicates;
    score.rounds += record.rounds;
  }
  return score;
}

std::vector<std::size_t> best_of(std::span<const Score> scores, std::size_t kept) {
  check(kept <= scores.size(), "best_of: no more than there are");
  std::vector<std::size_t> places(scores.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::stable_sort(places.begin(), places.end(),
                   [&](std::size_t a, std::size_t b) { return scores[a].beats(scores[b]); });
  places.resize(kept);
  std::sort(places.begin(), places.end());
  return places;
}

}  // namespace anc
