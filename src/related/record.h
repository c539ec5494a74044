// A record of Table 4: one trial of one case, one line of JSON. No times: they would differ from run to run.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/record_store.h"
#include "related/case.h"

namespace anc::related {

// 64 bits of a text: its length and its bytes, eight a word, folded. Fixed for ever.
std::uint64_t fold_text(std::string_view text);

// "scheme", "break", "control".
std::string_view name_of(Role role);

// What names a case, and with seed and trial its stream: "6/geometric inputs=100 depth=3".
std::string text_of(const std::string& reference, const std::string& attack, const std::vector<Measure>& settings);
std::string text_of(const Case& one);

struct Record {
  std::string reference, attack;
  Role role = Role::break_it;
  std::vector<Measure> settings;
  std::uint64_t seed = 0, trial = 0;
  std::string numerics;  // numeric profile
  TrialOutcome outcome;
};

// Runs a trial. Throws what the trial throws.
Record compute(const Case& one, std::uint64_t seed, std::uint64_t trial);

// Fields in the order of the struct, numbers in shortest exact form, no line break; and the inverse, which throws
// UserError when the line is not ours.
std::string to_json_line(const Record& record);
Record parse_record(std::string_view line);

// The records of any file of ours. Throws UserError naming file and line.
std::vector<Record> read_records(const std::filesystem::path& path);

// What a RecordStore must know; keyed by the place of the case in `cases`, then by the trial.
struct RecordFormat {
  using Record = related::Record;
  using Key = std::pair<std::size_t, std::uint64_t>;

  std::vector<Case> cases;
  std::uint64_t seed = 0;

  static Record parse(std::string_view line) { return parse_record(line); }
  static std::string line_of(const Record& record) { return to_json_line(record); }
  static std::string difference(const Record& ours, const Record& theirs);
  std::string beginning() const { return "{\"reference\":\""; }
  Key admit(const Record& record, const std::string& place) const;
  // The place of a case; by its text where that is all there is, which is slow.
  std::optional<std::size_t> find(const std::string& reference, const std::string& attack,
                                  const std::vector<Measure>& settings) const;
  std::optional<std::size_t> find(const std::string& text) const;
  std::string name_of(const Key& key) const;
};

using RecordFile = RecordStore<RecordFormat>;

}  // namespace anc::related
