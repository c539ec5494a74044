#include "results/scan_trials.h"

#include "results/comparison.h"

namespace anc {

Scan scan_of(const Record& record) {
  return {.experiment = record.id.experiment,
          .key_bits = record.id.key_bits,
          .seed = record.id.seed,
          .max_rounds = record.settings.max_rounds};
}

std::string terminal_text(const Scan& scan) {
  return std::string(name_of(scan.experiment)) + ", n = " + std::to_string(scan.key_bits) + ", seed " +
         std::to_string(scan.seed) + ", at most " + std::to_string(scan.max_rounds) + " rounds";
}

std::string data_header(const Scan& scan) {
  return "# experiment: " + std::string(name_of(scan.experiment)) + "; key bits: " + std::to_string(scan.key_bits) +
         "; seed: " + std::to_string(scan.seed) + "; max_rounds: " + std::to_string(scan.max_rounds) + "\n";
}

void add_intervals(std::vector<Datum>& row, const Cell& cell) {
  for (const Outcome outcome : {Outcome::communicates, Outcome::perfectly_secret, Outcome::one_time_pad}) {
    add_interval(row, name_of(outcome), compare(cell, outcome).ours);
  }
}

void check_same_scan(const Record& record, const Record& first, const std::string& where) {
  if (!is_calibration_seed(record.id.seed)) {
    throw UserError(where + " is not a calibration trial", "leave it out, or tabulate it with `table`");
  }
  TrialId expected = first.id;
  expected.trial = record.id.trial;
  if (record.id != expected || record.numerics != first.numerics) {
    throw UserError(where + " is of another scan than " + citation_of(first.id), "tabulate each scan apart");
  }
  if (record.settings.max_rounds != first.settings.max_rounds) {
    throw UserError(where + " has another cap of rounds than the record before", "tabulate each cap apart");
  }
}

}  // namespace anc
