#include "campaign/record_file.h"

#include "campaign/record_difference.h"
#include "campaign/settings.h"

namespace anc {

std::vector<Record> read_records(const std::filesystem::path& path) {
  return read_all_records<CampaignFormat>(path, "{\"experiment\":\"");
}

std::string CampaignFormat::difference(const Record& ours, const Record& theirs) {
  return record_difference(ours, theirs);
}

std::string CampaignFormat::beginning() const {
  return "{\"experiment\":\"" + std::string(anc::name_of(campaign.experiment)) +
         "\",\"key_bits\":" + std::to_string(campaign.key_bits) + ",\"seed\":" + std::to_string(campaign.seed) +
         ",\"trial\":";
}

std::uint64_t CampaignFormat::admit(const Record& record, const std::string& place) const {
  const TrialId expected = {.experiment = campaign.experiment,
                            .key_bits = campaign.key_bits,
                            .seed = campaign.seed,
                            .trial = record.id.trial};
  if (record.id != expected) {
    throw UserError(place + " is trial " + citation_of(record.id) + " of another campaign, not " +
                        std::string(anc::name_of(campaign.experiment)) + "/" + std::to_string(campaign.key_bits) + "/" +
                        std::to_string(campaign.seed),
                    kNameAnotherOut);
  }
  if (record.numerics != kNumericsProfile) {
    throw UserError(place + " was made with numerics " + record.numerics + " where this build has " + kNumericsProfile,
                    kNameAnotherOut);
  }
  const std::string difference = settings_difference(record.settings, campaign.settings, campaign.experiment);
  if (!difference.empty()) {
    throw UserError(place + " " + difference, std::string("give the same settings, ") + kNameAnotherOut);
  }
  return record.id.trial;
}

}  // namespace anc
