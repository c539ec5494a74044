// Records of related_work -> the counts of Table 4: one cell per case.
#pragma once

#include <optional>
#include <span>

#include "related/record.h"
#include "related/timing.h"
#include "results/statistics.h"

namespace anc {

struct NamedRelatedRecords {
  std::string name;  // for messages only
  std::vector<related::Record> records;
};

struct MeasureSpread {
  std::string name;
  double mean = 0.0, least = 0.0, most = 0.0;  // over the trials that have it
  std::int64_t count = 0;
};

struct RelatedCell {
  related::Case one;
  Rate successes = {};
  std::vector<std::uint64_t> seeds = {};     // in ascending order
  std::vector<MeasureSpread> measures = {};  // in the order of the records
  std::optional<double> seconds = {};        // a trial, its instance included; by the clock
};

// The cells that have records, in the order of related::all_cases. A trial that occurs twice counts once. Throws
// UserError naming the file when a record is of no case of this build, of another numerics profile, or disagrees with
// an earlier one of its trial.
std::vector<RelatedCell> count_related(std::span<const NamedRelatedRecords> files,
                                       const std::vector<related::CaseTime>& times);
}  // namespace anc
