# APIMart's Ruby sample as its page prints it, with host and key replaced, around it what makes it
# whole: the task that it continues, and the wait for the result.
require 'net/http'
require 'json'
require 'uri'

host = ENV.fetch("REPRISE_BASE_URL", "http://127.0.0.1:8080").sub(%r{/(v1)?\z}, "")
BASE = host + "/apimart/v1"

def send_request(url, request)
  http = Net::HTTP.new(url.host, url.port)
  http.use_ssl = url.scheme == "https"

  request["Authorization"] = "Bearer #{ENV.fetch("REPRISE_API_KEY")}"
  response = http.request(request)
  abort response.body unless response.code == "200"
  response
end

def post(url, payload)
  request = Net::HTTP::Post.new(url)
  request["Content-Type"] = "application/json"
  request.body = payload.to_json
  send_request(url, request)
end

def submitted(response)
  answer = JSON.parse(response.body)
  task = answer["data"][0]
  abort response.body unless answer["code"] == 200 && task["status"] == "submitted"
  task["task_id"]
end

def wait_for(task_id)
  loop do
    url = URI("#{BASE}/tasks/#{task_id}")
    task = JSON.parse(send_request(url, Net::HTTP::Get.new(url)).body)["data"]
    return task if task["status"] == "completed"
    abort task.to_json unless ["pending", "processing"].include?(task["status"])
    sleep 1
  end
end

task_id = submitted(post(URI("#{BASE}/videos/generations"), {
  model: "veo3.1-fast",
  prompt: "一只猫咪在草地上奔跑",
  duration: 4,
  aspect_ratio: "16:9",
  resolution: "720p"
}))
wait_for(task_id)

url = URI("#{BASE}/videos/#{task_id}/remix")

payload = {
  model: "veo3.1-fast",
  prompt: "猫咪继续在草地上奔跑，蝴蝶飞向远方",
  raw: false,
  aspect_ratio: "16:9",
  resolution: "720p"
}

response = post(url, payload)
puts response.body

task = wait_for(submitted(response))
video = Net::HTTP.get(URI(task["result"]["videos"][0]["url"][0]))
abort "the link leads to no mp4" unless video.byteslice(4, 4) == "ftyp"
puts "Everything was as the page says."
