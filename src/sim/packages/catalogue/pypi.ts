/** Packages of PyPI as of the end of 2025 (from memory): name, newest version, what it needs, kB of its wheel (0: not known), oldest Python 3, commands. */
export const pypiCatalogue = `Flask|3.1.2|Werkzeug>=3.1.0 Jinja2>=3.1.2 itsdangerous>=2.2.0 click>=8.1.3 blinker>=1.9.0 MarkupSafe>=2.1.1|103|9|flask=flask.cli
Werkzeug|3.1.4|MarkupSafe>=2.1.1|225|9
Jinja2|3.1.6|MarkupSafe>=2.0|135|7
click|8.3.1||108|10
itsdangerous|2.2.0||16|8
blinker|1.9.0||8|9
MarkupSafe|3.0.3||23|9
redis|7.1.0||354|10
requests|2.32.5|charset_normalizer>=2 idna>=2.5 urllib3>=1.21.1 certifi>=2017.4.17|65|9
urllib3|2.6.2||131|9
certifi|2025.11.12||159|7
idna|3.11||71|8
charset_normalizer|3.4.4||151|7
gunicorn|23.0.0|packaging|85|7|gunicorn=gunicorn.app.wsgiapp
packaging|25.0||66|8
Django|6.0|asgiref>=3.9.1 sqlparse>=0.5.0|8300|12|django-admin=django.core.management
asgiref|3.11.0||24|9
sqlparse|0.5.5||46|8
fastapi|0.128.0|starlette>=0.40.0 pydantic>=2.7.0 typing_extensions>=4.8.0 annotated-doc>=0.0.2|103|9
annotated-doc|0.0.4||5|8
starlette|0.50.0|anyio>=3.6.2|74|10
anyio|4.12.0|idna>=2.8|113|9
uvicorn|0.40.0|click>=7.0 h11>=0.8|69|10|uvicorn=uvicorn.main
h11|0.16.0||38|8
pydantic|2.12.5|annotated-types>=0.6.0 pydantic_core==2.41.5 typing_extensions>=4.14.1 typing-inspection>=0.4.2|464|9
pydantic_core|2.41.5|typing_extensions>=4.14.1|2100|9
annotated-types|0.7.0||14|8
typing-inspection|0.4.2|typing_extensions>=4.12.0|15|9
typing_extensions|4.15.0||45|9
numpy|2.4.0||16600|11
pandas|2.3.3|numpy>=1.26.0 python-dateutil>=2.8.2 pytz>=2020.1 tzdata>=2022.7|12400|9
python-dateutil|2.9.0.post0|six>=1.5|230|3
pytz|2025.2||509|3
tzdata|2025.3||348|3
six|1.17.0||11|3
psycopg2-binary|2.9.11||4200|9
PyMySQL|1.1.2||45|8
mysql-connector-python|9.5.0||34000|10
SQLAlchemy|2.0.45|typing_extensions>=4.6.0 greenlet>=1|3300|7
greenlet|3.3.0||610|10
Flask-SQLAlchemy|3.1.1|Flask>=2.2.5 SQLAlchemy>=2.0.16|25|8
Flask-Cors|6.0.2|Flask>=0.9 Werkzeug>=0.7|13|9
pymongo|4.15.5|dnspython>=1.16.0|1700|9
dnspython|2.8.0||331|10
python-dotenv|1.2.1||21|9
pytest|9.0.2|iniconfig>=1.0.1 packaging>=22 pluggy>=1.5 Pygments>=2.7.2|374|10|pytest=pytest
iniconfig|2.3.0||7|10
pluggy|1.6.0||20|9
Pygments|2.19.2||1200|8|pygmentize=pygments.cmdline
PyYAML|6.0.3||800|8
beautifulsoup4|4.14.3|soupsieve>=1.6.1 typing_extensions>=4.0.0|107|7
soupsieve|2.8.1||36|9
cowsay|6.1||25|8|cowsay=cowsay.main
setuptools|80.9.0||1200|9
wheel|0.45.1||72|8
pip|25.3||1800|9
elasticsearch|9.2.1|elastic-transport>=9.2.0 python-dateutil|963|10
elastic-transport|9.2.1|urllib3>=1.26.2 certifi|65|8
virtualenv|20.35.4||6000|8
pipenv|2025.0.4|certifi setuptools virtualenv|2800|9
async-timeout|5.0.1||6|8
hiredis|3.3.0||170|8
boto3|1.42.20|botocore>=1.42.20|140|9
botocore|1.42.20|python-dateutil>=2.1 urllib3>=1.25.4|14500|9
matplotlib|3.10.8|numpy>=1.23 packaging>=20.0 python-dateutil>=2.7|8700|10
scikit-learn|1.8.0|numpy>=1.24.1 scipy>=1.10.0|8900|11
scipy|1.16.3|numpy>=1.25.2|35700|11`;
