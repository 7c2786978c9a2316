<#macro actionGroup horizontal=false>
<div class="button-row"><#nested></div>
</#macro>

<#macro button label id="" name="" type="primary" fullWidth=true class=[] extra...>
<button class="button<#if type != "primary"> ${type}</#if>"<#if name?has_content> name="${name}"</#if><#if id?has_content> id="${id}"</#if>
    type="submit" <#list extra as attrName, attrVal>${attrName}="${attrVal}"</#list>>${msg(label)}</button>
</#macro>

<#macro buttonLink href label id="" class=["kcButtonSecondaryClass", "kcButtonBlockClass"]>
<a<#if id?has_content> id="${id}"</#if> href="${href}" class="button quiet">${msg(label)}</a>
</#macro>

<#macro loginButton>
<@actionGroup><@button id="kc-login" name="login" label="doLogIn" /></@actionGroup>
</#macro>
