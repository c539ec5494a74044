// The records of a scan on calibration seeds, each trial once.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "campaign/record_difference.h"
#include "results/cells.h"
#include "results/merge.h"

namespace anc {

using ScanTrials = std::map<std::uint64_t, Sourced<Record>>;  // by number

// Throws UserError that begins with `where`, "FILE: CITATION", unless the record has a calibration seed and is of the
// experiment, key size, seed, numerics profile and cap of rounds of the first.
void check_same_scan(const Record& record, const Record& first, const std::string& where);

// By point of the scan, which is what `point_of(record, where)` returns. Throws UserError when the records are not of
// one scan, two of a trial differ, or there are none; `task` is what counts them, as messages name it.
template <class PointOf>
auto scan_trials(std::string_view task, std::span<const NamedRecords> files, const PointOf& point_of) {
  std::map<std::invoke_result_t<PointOf, const Record&, const std::string&>, ScanTrials> points;
  const Record* first = nullptr;
  for (const NamedRecords& file : files) {
    for (const Record& record : file.records) {
      if (first == nullptr) first = &record;
      const std::string citation = citation_of(record.id), where = file.name + ": " + citation;
      check_same_scan(record, *first, where);
      merge(points[point_of(record, where)], record.id.trial, record, file.name, citation, record_difference);
    }
  }
  if (first == nullptr) throw UserError(setting(task) + ": there are no records", "name files that calibrate wrote");
  return points;
}

}  // namespace anc
