#include "results/scan_trials.h"

namespace anc {

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
