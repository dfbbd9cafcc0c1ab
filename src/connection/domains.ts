/** The Databricks domains: where a connection may send its credentials unless `allowed-hosts` says otherwise. */
export const DATABRICKS_HOSTS = [
  '*.cloud.databricks.com',
  '*.azuredatabricks.net',
  '*.gcp.databricks.com',
  '*.databricks.us',
  '*.databricks.azure.us',
  '*.databricks.azure.cn',
]
