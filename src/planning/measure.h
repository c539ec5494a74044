// What a trial costs on this machine.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "campaign/record_file.h"

namespace anc {

struct Cost {
  int key_bits = 4;
  double round_seconds = 0.0;  // of processor time, the median round of a beginning trial
  double megabytes = 0.0;      // the most memory that this process, with one thread, has had
  double record_bytes = 0.0;   // a line of the file
  double merge_seconds = 0.0;  // a record, of processor time, from a shard to the merged file
};

// Trains for about a second, and merges a thousand copies of a record in a temporary file. Nothing when interrupted.
std::optional<Cost> measure_cost(Experiment experiment, int key_bits, const Hyperparameters& settings);

// What was measured at some sizes, and on what processor; empty where the file does not say.
struct Costs {
  std::string processor;
  std::vector<Cost> sizes;
};

// A file of costs, one line a key size. The inverse throws UserError naming file and line, and where a line of '#' ends
// in ", of NAME", the name of another experiment.
std::string costs_tsv(const Costs& costs);
Costs read_costs(Experiment experiment, const std::filesystem::path& path);

}  // namespace anc
