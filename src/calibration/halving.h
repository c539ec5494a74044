// Sequential halving: many settings on few trials and a short cap, the best of them on more, and so on. What is kept is
// a pure function of the records, so that a resumed scan goes the way of an uninterrupted one.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "campaign/record.h"

namespace anc {

// One stage: so many settings, each with the same trials under the same cap of rounds.
struct Stage {
  std::size_t settings;
  std::int64_t trials, max_rounds;
};

// The stages of a scan of so many settings whose last stage has these trials and this cap:
//   first  all settings            a sixth of the trials   three tenths of the cap
//   then   the best third of them  half of the trials      six tenths of the cap
//   last   the best third of those all trials              the cap
// Fractions of settings and trials are rounded up.
std::vector<Stage> halving_stages(std::size_t settings, std::int64_t trials, std::int64_t max_rounds);

// What a setting is judged by. The better one has more one-time pads of the paper's form; of equal ones more that are
// perfectly secret; then more that communicate; then fewer rounds in all.
struct Score {
  std::int64_t one_time_pads = 0, perfectly_secret = 0, communicate = 0, rounds = 0;

  // Whether this is better than the other.
  bool beats(const Score& other) const;
};

// Of records with the same number of trials.
Score score_of(std::span<const Record> records);

// The places of the best `kept` scores, in rising order; of equal scores the earlier place.
std::vector<std::size_t> best_of(std::span<const Score> scores, std::size_t kept);

}  // namespace anc
