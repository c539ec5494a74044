// A campaign: many trials of one experiment, on all threads, with what is already known left alone.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "campaign/record_file.h"

namespace anc {

// One trial as a pure function; nothing when the observer abandoned it.
using TrialFunction =
    std::function<std::optional<Record>(const TrialId&, const Hyperparameters&, const RoundObserver&)>;

// The real one: trains, then judges.
std::optional<Record> compute_trial(const TrialId& id, const Hyperparameters& settings, const RoundObserver& observer);

struct Campaign {
  CampaignKey key;
  std::uint64_t first_trial = 0;
  std::int64_t trials = 1;  // first_trial + trials - 1 fits 64 bits
  int threads = 1;
  bool quiet = false;      // no progress
  bool recompute = false;  // compute also what the file has; it must come out the same
};

struct CampaignResult {
  std::vector<Record> computed;  // by this run, sorted by trial
  std::int64_t reused = 0;       // trials the file already had
  bool interrupted = false;      // `stop` came before all were there
};

// Computes the missing trials. Each finished trial is at once appended to `file` (null: kept in memory only), which is
// sorted when all requested trials are there. `stop` is polled every round, from every thread. Throws UserError when
// the file cannot be written, or a recomputed trial differs from its record.
CampaignResult run_campaign(const Campaign& campaign, RecordFile* file, const TrialFunction& compute,
                            const std::function<bool()>& stop);

}  // namespace anc
