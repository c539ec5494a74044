// The JSON Lines store: one finished trial a line, appended as it is finished, sorted by trial when all are there.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

#include "base/file.h"
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

// A file of one campaign, locked against other runs while this object lives.
class RecordFile {
 public:
  // Reads what is there and writes nothing, except that a missing file is made. Throws UserError, and leaves the file
  // as it was, when a line is not ours or belongs to another campaign, or two lines of one trial differ.
  RecordFile(const std::filesystem::path& path, const CampaignKey& key);

  const std::filesystem::path& path() const { return path_; }

  // The record of a trial, or null; valid as long as this object. Any thread may call it.
  const Record* find(std::uint64_t trial) const;

  // Puts a finished trial on the disk, after cutting off a torn last line. Any thread may call it.
  void append(const Record& record);

  // Rewrites the file sorted by trial, unless it is already exactly that.
  void sort();

 private:
  void take(const Record& record, const std::string& place);
  void mend();  // cuts off what is torn

  std::filesystem::path path_;
  CampaignKey key_;
  LockedFile file_;
  mutable std::mutex mutex_;  // guards what follows
  std::map<std::uint64_t, Record> records_;
  std::uint64_t sound_bytes_ = 0;       // length of the complete lines found
  bool torn_ = false;                   // something follows them:
  std::optional<Record> unterminated_;  // half a line, or a record that lacks its line break
};

}  // namespace anc
