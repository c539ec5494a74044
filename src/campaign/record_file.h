// The JSON Lines store of a campaign: one finished trial a line, sorted by trial when all are there.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "base/record_store.h"
#include "campaign/record.h"

namespace anc {

// What all records of one file have in common.
struct CampaignKey {
  Experiment experiment = Experiment::cpa_anc;
  int key_bits = 4;
  std::uint64_t seed = 0;
  Hyperparameters settings;
};

// The records of any files of ours, in the order of the lines; a torn last line is left out. Takes no lock.
// Throws UserError naming file and line.
std::vector<Record> read_records(const std::filesystem::path& path);

// What a RecordStore must know; keyed by the number of the trial.
struct CampaignFormat {
  using Record = anc::Record;
  using Key = std::uint64_t;

  CampaignKey campaign;

  static Record parse(std::string_view line) { return parse_record(line); }
  static std::string line_of(const Record& record) { return to_json_line(record); }
  static std::string difference(const Record& ours, const Record& theirs);
  std::string beginning() const;
  Key admit(const Record& record, const std::string& place) const;
  std::string name_of(const Key& trial) const { return "trial " + std::to_string(trial); }
};

// A file of one campaign, locked against other runs while this object lives.
class RecordFile : public RecordStore<CampaignFormat> {
 public:
  RecordFile(const std::filesystem::path& path, const CampaignKey& key) : RecordStore(path, {key}) {}
};

}  // namespace anc
